import { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/postgres.ts';
import { T0 } from '../../domain/testing/sentences.ts';
import { readFeedLag, readFeedTotals, readOldestPending } from './feed-totals.ts';

const MINUTE = 60_000;
let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await testDatabase();
  pool = new Pool({ connectionString: database.url, max: 2 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(() => pool.query('TRUNCATE delivery'));

type Found = { events: number; repeats: number; notOurs: number };

/** `found` null: it waits to be projected. */
async function delivered(at: number, found: Partial<Found> | null) {
  await pool.query(
    `INSERT INTO delivery (received_at, id, source_id, body, state, events, repeats, not_ours)
     VALUES ($1, gen_random_uuid(), 's', '', $2, $3, $4, $5)`,
    [
      new Date(at),
      found ? 'projected' : 'pending',
      ...[found?.events ?? 0, found?.repeats ?? 0, found?.notOurs ?? 0].map((n) => (found ? n : null)),
    ],
  );
}

it('hears from Zoho what is ours, new or repeated, and not what comes from other modules', async () => {
  await delivered(T0, { events: 1 });
  await delivered(T0 + 1_000, { notOurs: 5 });
  await delivered(T0 + 2_000, {});
  await delivered(T0 + 3_000, null);
  expect(await readFeedTotals(pool, null)).toMatchObject({ lastHeardAt: T0, lastReceivedAt: T0 + 3_000 });
  await delivered(T0 + 1_500, { repeats: 1, notOurs: 3 });
  expect(await readFeedTotals(pool, null)).toMatchObject({ lastHeardAt: T0 + 1_500 });
});

it('has heard nothing before the first event of ours', async () => {
  await delivered(T0, { notOurs: 5 });
  expect(await readFeedTotals(pool, null)).toMatchObject({ lastHeardAt: null, lastReceivedAt: T0 });
});

it('counts in the hour before only what is ours', async () => {
  for (let n = 0; n < 5; n += 1) {
    await delivered(T0 - n * MINUTE, { events: 1 });
    await delivered(T0 - n * MINUTE, { notOurs: 1 });
  }
  await delivered(T0 - 61 * MINUTE, { events: 1 });
  expect(await readFeedLag(pool, { now: T0, lastHeardAt: T0 })).toMatchObject({ receivedInHourBefore: 5 });
});

it('knows since when the oldest delivery has been waiting', async () => {
  expect(await readOldestPending(pool)).toBeNull();
  await delivered(T0 + 1_000, null);
  await delivered(T0, null);
  await delivered(T0 - 1_000, { events: 1 });
  expect(await readOldestPending(pool)).toBe(T0);
});

it('finds the last event of ours by its index, however much came since', async () => {
  await delivered(T0 - 1_000, { events: 1 });
  await pool.query(
    `INSERT INTO delivery (received_at, id, source_id, body, state, events, repeats, not_ours)
     SELECT to_timestamp($1::float8 / 1000) + n * interval '1 second', gen_random_uuid(), 's', '', 'projected', 0, 0, 1
     FROM generate_series(1, 20000) AS n`,
    [T0],
  );
  await pool.query('ANALYZE delivery');
  const { rows } = await pool.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN SELECT received_at FROM delivery WHERE events > 0 OR repeats > 0 ORDER BY received_at DESC LIMIT 1`,
  );
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/using delivery_default_received_at_idx/);
  expect((await readFeedTotals(pool, null)).lastHeardAt).toBe(T0 - 1_000);
});
