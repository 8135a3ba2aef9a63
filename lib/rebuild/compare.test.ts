import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/postgres.ts';
import { auditPool, projectPool } from '../db/connection/pool.ts';
import { inSnapshot } from '../db/live/board-read.ts';
import { projectPending } from '../ingest/project/project.ts';
import { replayQuarantined } from '../ingest/replay.ts';
import { forgetEverything, ORG, openSource, post, projectAll } from '../ingest/testing/webhook.ts';
import { compareProjections } from './compare.ts';
import { rebuild } from './rebuild.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
  await openSource();
});
afterAll(() => database.drop());
beforeEach(forgetEverything);

const run = (text: string) => projectPool().query(text);

async function differences() {
  const found = await inSnapshot(auditPool(), (db) => compareProjections(db));
  return found.differences.examples();
}

const many = (n: number) =>
  Array.from({ length: n }, (_, i) => said(`s${i % 90}`, `m${i}`, Date.UTC(2025, 5, 27) + i));

it('finds nothing in a large delivery of which only the first part is projected', async () => {
  await post(many(4_000));
  expect((await projectPending()).events).toBe(2_000);
  expect(await differences()).toEqual([]);
  await projectAll();
  expect(await differences()).toEqual([]);
});

it('finds nothing in a delivery that failed in its second part, nor after it was replayed', async () => {
  await post([...many(2_500), said('poison', 'p')]);
  await run(`ALTER TABLE session ADD CONSTRAINT no_poison CHECK (id <> 'poison')`);
  await projectAll();
  await run('ALTER TABLE session DROP CONSTRAINT no_poison');
  expect(await differences()).toEqual([]);
  expect(await replayQuarantined(null, Date.now())).toBe(1);
  await projectAll();
  expect(await differences()).toEqual([]);
  expect((await run('SELECT count(*)::int AS n FROM event')).rows).toEqual([{ n: 2_501 }]);
});

it('finds nothing where a time lies far beyond any calendar', async () => {
  for (const updatedTime of ['8639999999999999', '253402300800000', '400000000000000']) {
    const payload = {
      sessionId: 's',
      messageId: updatedTime,
      messageNewStatus: { status: 'READ', updatedTime },
    };
    const state = { payload, eventTime: String(Date.now()), eventType: 'IM_Message_Status', orgId: ORG };
    await post([said('s', updatedTime), state]);
  }
  await projectAll();
  expect((await run('SELECT 1 FROM quarantined_element')).rows).toEqual([]);
  expect((await run('SELECT 1 FROM message WHERE status_at IS NOT NULL')).rows).toHaveLength(3);
  expect(await differences()).toEqual([]);
});

it('finds nothing where the organisation became known, or another one, after elements had come', async () => {
  await run('UPDATE source SET org_id = NULL');
  await post([said('1', 'a'), { ...said('2', 'b'), orgId: '1' }, null]);
  await projectAll();
  await post([said('1', 'a')]);
  await projectAll();
  expect(await differences()).toEqual([]);
});

it('finds nothing where a message id stands in two sessions', async () => {
  await post([said('one', 'both'), said('two', 'both')]);
  await projectAll();
  await post([said('two', 'later'), said('one', 'later')]);
  await projectAll();
  expect(await differences()).toEqual([]);
});

it('finds a message that a session holds where it was written later, and gives it back', async () => {
  const at = Date.UTC(2025, 5, 27);
  await post([said('one', 'shared', at), said('two', 'shared', at + 1_000)]);
  await projectAll();
  const held = async () => (await run('SELECT session_id, at FROM message')).rows;
  const before = await held();
  expect(before).toMatchObject([{ session_id: 'one' }]);
  await run(`UPDATE message SET session_id = 'two', at = at + interval '1 second'`);
  expect(await differences()).toEqual([expect.objectContaining({ projection: 'message', id: 'shared' })]);
  await rebuild({ write: true });
  expect(await differences()).toEqual([]);
  expect(await held()).toEqual(before);
});

it('finds nothing where an earlier receipt moved what a channel was learned from', async () => {
  const future = Date.now() + 3_600_000;
  const body = [said('future', 'f1', future, 'HOLOGRAM')];
  await post(body);
  await projectAll();
  await post([said('future', 'f2', Date.now() - 20_000, 'SMOKE')]);
  await projectAll();
  await post(body);
  await run(`UPDATE delivery SET received_at = now() - interval '1 minute' WHERE state = 'pending'`);
  await projectAll();
  expect(await differences()).toEqual([]);
});

it('trusts the record of events where the oldest deliveries are gone', async () => {
  for (let i = 0; i < 4; i += 1) await post([said('1', 'a'), said('2', `m${i}`)]);
  await projectAll();
  const { rowCount } = await run(`DELETE FROM delivery WHERE received_at <
    (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY received_at) FROM delivery)`);
  expect(rowCount).toBeGreaterThan(0);
  expect(await differences()).toEqual([]);
});

function said(sessionId: string, id: string, at = Date.now() - 5_000, integration = 'SMOKE') {
  const payload = {
    sessionId,
    id,
    messageType: 'TEXT',
    text: id,
    channelId: 'c-moved',
    integration,
    direction: 'IN',
  };
  return { payload, eventTime: String(at), eventType: 'IM_Message_Add', orgId: ORG };
}
