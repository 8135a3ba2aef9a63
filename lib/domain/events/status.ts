// Session statuses. Zoho's list is open: any other value is kept and shown as it was sent.

/** Every status that Zoho's help page or API description names. */
export const KNOWN_STATUSES = [
  'CREATED',
  'OPEN',
  'ON_PROGRESS',
  'ON_HOLD',
  'ENDED',
  'BLOCKED',
  'MISSED',
] as const;

/** Always counted on the board, zeros too. */
export const BOARD_STATUSES = ['CREATED', 'OPEN', 'ON_PROGRESS', 'ON_HOLD', 'ENDED', 'BLOCKED'] as const;

export const TERMINAL_STATUSES: readonly string[] = ['ENDED', 'BLOCKED', 'MISSED'];

const ORDER_OF_ONE_INSTANT = [
  'CREATED',
  'OPEN',
  'ON_HOLD',
  'ON_PROGRESS',
  null,
  'MISSED',
  'ENDED',
  'BLOCKED',
];
const RANK_OF_UNKNOWN = ORDER_OF_ONE_INSTANT.indexOf(null);

export function isTerminal(status: string | null): boolean {
  return status !== null && TERMINAL_STATUSES.includes(status);
}

export function isKnownStatus(status: string): boolean {
  return (KNOWN_STATUSES as readonly string[]).includes(status);
}

/** Place among statuses of one instant where no old status links them. */
export function statusRank(status: string): number {
  const rank = ORDER_OF_ONE_INSTANT.indexOf(status);
  return rank === -1 ? RANK_OF_UNKNOWN : rank;
}
