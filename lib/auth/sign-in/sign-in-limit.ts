// How often a password may be guessed. Three counters: an account from one address, an account from anywhere, and an
// address for any account. The first one fills up first, so that a stranger's guesses do not lock a person out elsewhere.
import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { countAttempts, forgetAttempts, uncountAttempts } from '../../db/installation/sign-in-attempts.ts';

const WINDOW_MS = 15 * 60_000;
export const MOST_ATTEMPTS = { together: 10, account: 50, address: 40 } as const;

type Kind = keyof typeof MOST_ATTEMPTS;

/** `account`: an e-mail address or whatever names the account; `address`: where the request came from. */
export type Attempt = { account: string; address: string };

/**
 * Counts the attempt before the password is looked at, so that many at once cannot slip through; a right one is taken
 * back with `forgiveAttempt`. Returns how long to wait where there were too many, else null.
 */
export async function beginAttempt(attempt: Attempt, now: number): Promise<number | null> {
  const keys = keysOf(attempt);
  const counts = await countAttempts(Object.values(keys), { now, windowMs: WINDOW_MS });
  const kinds = Object.keys(MOST_ATTEMPTS) as Kind[];
  const full = counts.filter(({ key, points }) =>
    kinds.some((kind) => keys[kind] === key && points > MOST_ATTEMPTS[kind]),
  );
  if (full.length === 0) return null;
  // What was refused must not fill the other counters.
  await uncountAttempts(Object.values(keys));
  return Math.max(1_000, ...full.map(({ expiresAt }) => expiresAt - now));
}

/** The password was right. The address keeps its other failures: one good account must not wash it clean. */
export async function forgiveAttempt(attempt: Attempt, now: number): Promise<void> {
  const { together, account, address } = keysOf(attempt);
  await uncountAttempts([address]);
  await forgetAttempts([together, account], now);
}

/** Something of ours failed: the attempt says nothing about the password. */
export async function voidAttempt(attempt: Attempt): Promise<void> {
  await uncountAttempts(Object.values(keysOf(attempt)));
}

/** Accounts are kept as hashes. */
function keysOf({ account, address }: Attempt): Record<Kind, string> {
  const who = createHash('sha256').update(account.trim().toLowerCase()).digest('base64url');
  const from = networkOf(address);
  return { together: `together:${who}:${from}`, account: `account:${who}`, address: `address:${from}` };
}

/** Of IPv6 the /64: whoever has one address has all of them. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
