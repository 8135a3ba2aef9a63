import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/postgres.ts';
import { isTooMuch } from '../../db/connection/failure.ts';
import { projectPool } from '../../db/connection/pool.ts';
import { inTransaction } from '../../db/connection/transaction.ts';
import { log } from '../../log.ts';
import { forgetEverything, ORG, openSource, post, quarantined } from '../testing/webhook.ts';
import { projectPending } from './project.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
  await openSource();
});
afterAll(() => database.drop());
beforeEach(forgetEverything);

const run = (text: string) => projectPool().query(text);

const status = (sessionId: string) => ({
  payload: { sessionId, sessionStatus: 'OPEN', channelId: 'c1' },
  eventTime: String(Date.UTC(2025, 5, 27, 11)),
  eventType: 'IM_Session_Status',
  orgId: ORG,
});

/** Saving the session called `poison` fails so while `work` lasts. */
async function whilePoisonRaises<T>(sqlState: string, work: () => Promise<T>): Promise<T> {
  await run(`CREATE OR REPLACE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'poison' USING ERRCODE = '${sqlState}'; END $$`);
  await run(`CREATE TRIGGER poison BEFORE INSERT ON session FOR EACH ROW WHEN (NEW.id = 'poison')
    EXECUTE FUNCTION fail()`);
  try {
    return await work();
  } finally {
    await run('DROP TRIGGER poison ON session');
  }
}

/** Nine deliveries, the poison last but one. */
async function postAll(): Promise<void> {
  for (const id of ['1', '2', '3', '4', '5', '6', '7', 'poison', '8']) await post([status(id)]);
}
const sessions = async () => (await run('SELECT id FROM session ORDER BY id')).rows.map(({ id }) => id);
const OTHERS = ['1', '2', '3', '4', '5', '6', '7', '8'];

describe('one poisonous delivery among others', () => {
  it('makes one batch fail, not one for each delivery before it', async () => {
    const errors = vi.spyOn(log, 'error');
    await postAll();
    const batches = await whilePoisonRaises('23514', async () => {
      const sizes: number[] = [];
      for (let n = 0; n < 9; n += 1) sizes.push((await projectPending()).deliveries);
      return sizes;
    });
    expect(batches).toEqual(Array(9).fill(1));
    expect(errors.mock.calls.map(([, message]) => message)).toEqual([
      expect.stringContaining('a batch of deliveries could not be projected'),
      expect.stringContaining('goes to quarantine'),
    ]);
    errors.mockRestore();
    expect(await sessions()).toEqual(OTHERS);
    expect(await quarantined()).toEqual([{ reason: 'failed', index: null }]);
  });

  it.each(['57014', '53200'])('that is too much (%s) is set aside after three tries alone', async (state) => {
    await postAll();
    await whilePoisonRaises(state, async () => {
      for (let n = 0; n < 9; n += 1) await projectPending();
      expect(await sessions()).toEqual(OTHERS);
      expect(await quarantined()).toEqual([]);
      await post([status('9')]);
      for (let n = 0; n < 3; n += 1) await projectPending();
    });
    expect(await sessions()).toEqual([...OTHERS, '9']);
    expect(await quarantined()).toEqual([{ reason: 'failed', index: null }]);
  });

  it('that waits for a lock lets the others go first, and is never set aside for that', async () => {
    await postAll();
    await whilePoisonRaises('55P03', async () => {
      for (let n = 0; n < 16; n += 1) await projectPending();
      expect(await sessions()).toEqual(OTHERS);
      await post([status('9')]);
      await projectPending();
      expect(await sessions()).toEqual([...OTHERS, '9']);
    });
    expect(await quarantined()).toEqual([]);
    expect(await projectPending()).toMatchObject({ deliveries: 1 });
    expect(await sessions()).toEqual([...OTHERS, '9', 'poison']);
  });

  it('is not suspected while Postgres is away', async () => {
    await postAll();
    await whilePoisonRaises('57P01', async () => {
      for (let n = 0; n < 5; n += 1) await expect(projectPending()).rejects.toThrow('poison');
    });
    expect((await run('SELECT DISTINCT deaths FROM delivery')).rows).toEqual([{ deaths: 0 }]);
    expect(await projectPending()).toMatchObject({ deliveries: 9 });
  });
});

it('names the reason when Postgres ends a transaction that stood still', async () => {
  const stoodStill = inTransaction(projectPool(), async (tx) => {
    await tx.query(`SET LOCAL idle_in_transaction_session_timeout = '50ms'`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await tx.query('SELECT 1');
  });
  await expect(stoodStill).rejects.toSatisfy(isTooMuch);
  const wasBusy = inTransaction(projectPool(), async (tx) => {
    await tx.query(`SET LOCAL idle_in_transaction_session_timeout = '50ms'`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
    await tx.query('SELECT 1');
  });
  await expect(wasBusy).rejects.toSatisfy(isTooMuch);
});
