import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/postgres.ts';
import {
  countBatchesAfter,
  FEED_START,
  hasReached,
  readChanges,
  readOutstanding,
  settledPosition,
} from './change-feed.ts';

let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await testDatabase();
  pool = new Pool({ connectionString: database.url, max: 12 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** Takes its transaction id first and commits later than others that began after it. */
async function writeSlowly(writer: number, transactions: number): Promise<string[]> {
  const written: string[] = [];
  for (let n = 0; n < transactions; n += 1) {
    const tx = await pool.connect();
    await tx.query('BEGIN');
    for (const part of ['a', 'b', 'c']) {
      const id = `${writer}-${n}-${part}`;
      await tx.query("INSERT INTO change (kind, id) VALUES ('session', $1)", [id]);
      written.push(id);
      if ((writer + n) % 3 === 0) await sleep(2);
    }
    await tx.query('COMMIT');
    tx.release();
  }
  return written;
}

async function read(rounds: () => boolean): Promise<string[]> {
  const seen: string[] = [];
  let position = FEED_START;
  for (;;) {
    const isLastRound = !rounds();
    const batch = await readChanges(pool, position, 50);
    seen.push(...batch.changes.map(({ id }) => id));
    position = batch.position;
    if (isLastRound && !batch.isFull && batch.heldBackSince === null) return seen;
  }
}

describe('the change feed', () => {
  it('loses no change and repeats none, however many write at once', async () => {
    let writing = true;
    const reading = read(() => writing);
    const written = (
      await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((writer) => writeSlowly(writer, 40)))
    ).flat();
    writing = false;
    const seen = await reading;
    expect(seen).toHaveLength(written.length);
    expect(new Set(seen)).toEqual(new Set(written));
  });

  it('holds a commit back while an older transaction is open, and says since when', async () => {
    const before = await settledPosition(pool);
    const older = await pool.connect();
    await older.query('BEGIN');
    await older.query("INSERT INTO change (kind, id) VALUES ('session', 'older')");
    await pool.query("INSERT INTO change (kind, id) VALUES ('delivery', 'younger')");
    const { newest } = await readOutstanding(pool);
    const held = await readChanges(pool, before, 10);
    expect(held.changes).toEqual([]);
    expect(held.heldBackSince).toBeGreaterThan(Date.now() - 10_000);
    expect(hasReached(held.position, newest)).toBe(false);
    expect(await countBatchesAfter(pool, held.position)).toBe(1);
    await older.query('COMMIT');
    older.release();
    const { changes, position } = await readChanges(pool, before, 10);
    expect(changes.map(({ id }) => id)).toEqual(['older', 'younger']);
    expect(hasReached(position, newest)).toBe(true);
  });

  it('counts the deliveries that wait beside the newest position', async () => {
    await pool.query(
      `INSERT INTO delivery (received_at, id, source_id, body, state)
       VALUES (now(), gen_random_uuid(), 's', '', 'pending'), (now(), gen_random_uuid(), 's', '', 'projected')`,
    );
    expect((await readOutstanding(pool)).pending).toBe(1);
  });
});
