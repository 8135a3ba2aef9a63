// What is measured, for how long, and how often.

export type Contender = 'vigia' | 'next' | 'echo' | 'inserts';

export const CONTENDERS: Readonly<Record<Contender, string>> = {
  vigia: 'Vigia',
  next: '(a) Next + prisma.create',
  echo: '(b) node:http echo',
  inserts: '(c) single-row inserts',
};

/** `mostPerSecond`: events that are made ready beforehand; more than that cannot be measured. */
export type Case = { connections: number; eventsPerRequest: number; mostPerSecond: number };

/** Most of the targets speak of this one. */
export const MAIN_CASE: Case = { connections: 128, eventsPerRequest: 1, mostPerSecond: 20_000 };
export const BATCH_CASE: Case = { connections: 128, eventsPerRequest: 100, mostPerSecond: 100_000 };

export const CASES: readonly Case[] = [
  { connections: 1, eventsPerRequest: 1, mostPerSecond: 5_000 },
  { connections: 32, eventsPerRequest: 1, mostPerSecond: 20_000 },
  MAIN_CASE,
  { connections: 512, eventsPerRequest: 1, mostPerSecond: 20_000 },
  { connections: 128, eventsPerRequest: 10, mostPerSecond: 60_000 },
  BATCH_CASE,
];

export type Plan = {
  repetitions: number;
  warmUpMs: number;
  burstMs: number;
  baselineMs: number;
  pacedMs: number;
  pacedConnections: number;
  /** The share of the echo's answers that the paced phase sends as events. */
  pacedShare: number;
  /** Whatever happens, it is over after this. */
  limitMs: number;
};

const FULL: Plan = {
  repetitions: 3,
  warmUpMs: 3_000,
  burstMs: 2_000,
  baselineMs: 2_000,
  pacedMs: 60_000,
  pacedConnections: 128,
  pacedShare: 0.1,
  limitMs: 30 * 60_000,
};

const QUICK: Plan = {
  ...FULL,
  repetitions: 1,
  warmUpMs: 1_000,
  burstMs: 700,
  baselineMs: 700,
  pacedMs: 10_000,
  limitMs: 8 * 60_000,
};

type Wish = { isQuick: boolean; soakMinutes: number | null };

export function planFor({ isQuick, soakMinutes }: Wish): Plan {
  const plan = isQuick ? QUICK : FULL;
  return soakMinutes === null ? plan : { ...plan, limitMs: (soakMinutes + 5) * 60_000 };
}

/** Single rows say nothing about deliveries that hold many. */
export function contendersOf({ eventsPerRequest }: Case): Contender[] {
  return eventsPerRequest === 1 ? ['vigia', 'next', 'echo', 'inserts'] : ['vigia', 'next', 'echo'];
}
