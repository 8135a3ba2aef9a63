// Counters of sign-in attempts, so that every worker and every machine counts the same.
import { toTimestamp } from '../connection/instants.ts';
import { prisma } from '../connection/prisma.ts';

export type AttemptCount = { key: string; points: number; expiresAt: number };

type Row = { key: string; points: number; expire: Date };

/** Adds one to each counter, in one statement; a counter that has expired starts anew and lasts for `windowMs`. */
export async function countAttempts(
  keys: readonly string[],
  { now, windowMs }: { now: number; windowMs: number },
): Promise<AttemptCount[]> {
  const rows = await prisma().$queryRaw<Row[]>`
    INSERT INTO auth.sign_in_limit AS held (key, points, expire)
    SELECT key, 1, ${toTimestamp(now + windowMs)}::timestamptz FROM unnest(${sorted(keys)}::text[]) AS key
    ON CONFLICT (key) DO UPDATE SET
      points = CASE WHEN held.expire <= ${toTimestamp(now)}::timestamptz THEN 1 ELSE held.points + 1 END,
      expire = CASE WHEN held.expire <= ${toTimestamp(now)}::timestamptz THEN excluded.expire ELSE held.expire END
    RETURNING key, points, expire`;
  return rows.map(({ key, points, expire }) => ({ key, points, expiresAt: expire.getTime() }));
}

/** Takes one attempt back from each counter. */
export async function uncountAttempts(keys: readonly string[]): Promise<void> {
  await prisma().$executeRaw`
    UPDATE auth.sign_in_limit SET points = points - 1
    WHERE key IN (SELECT key FROM auth.sign_in_limit WHERE key = ANY(${sorted(keys)}::text[]) ORDER BY key FOR UPDATE)`;
}

/** Forgets these counters, and with them all that count nothing any more. */
export async function forgetAttempts(keys: readonly string[], now: number): Promise<void> {
  await prisma().$executeRaw`
    DELETE FROM auth.sign_in_limit WHERE key IN (
      SELECT key FROM auth.sign_in_limit
      WHERE key = ANY(${sorted(keys)}::text[]) OR points <= 0 OR expire <= ${toTimestamp(now)}::timestamptz
      ORDER BY key FOR UPDATE SKIP LOCKED)`;
}

/** Everybody takes the row locks in the same order. */
function sorted(keys: readonly string[]): string[] {
  return [...new Set(keys)].sort();
}
