import type { Pool, PoolClient } from 'pg';
import { isConflict } from './failure.ts';

/** A pool, or a connection of it. */
export type Queryable = Pick<Pool, 'query'>;

export type Transaction = Pick<PoolClient, 'query'>;

const MOST_TRIES = 5;

/** READ COMMITTED; tried again after a deadlock or a serialisation failure, so `work` must bear being repeated. */
export async function inTransaction<T>(pool: Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(pool, work);
    } catch (error) {
      if (!isConflict(error) || attempt === MOST_TRIES) throw error;
    }
  }
}

/**
 * Waits for statements that were asked for at once, and rejects as the first of them did once all are settled: what goes
 * on after a failure elsewhere would be sent behind the ROLLBACK, outside of any transaction.
 */
export async function together<T extends readonly unknown[]>(
  asked: [...T],
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(asked);
  return Promise.all(asked);
}

export async function isAnswering(pool: Pool): Promise<boolean> {
  try {
    await pool.query('SELECT 1');
    return true;
  } catch {
    return false;
  }
}

async function once<T>(pool: Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  let lost: Error | null = null;
  // Why it was lost between two queries; the next one only says that it is.
  const note = (error: Error) => {
    lost ??= error;
  };
  client.on('error', note);
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    const reason = lost ?? error;
    // A connection that cannot roll back is of no use to the next.
    await client.query('ROLLBACK').catch(() => {
      broken = true;
    });
    throw reason;
  } finally {
    client.off('error', note);
    client.release(broken);
  }
}
