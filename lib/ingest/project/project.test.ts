import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/postgres.ts';
import { projectPool } from '../../db/connection/pool.ts';
import { ensureSource } from '../../db/installation/sources.ts';
import {
  forgetEverything,
  ORG,
  openSource,
  post,
  projectAll,
  projections,
  quarantined,
  recountedCounters,
} from '../testing/webhook.ts';
import { projectPending } from './project.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
  await openSource();
});
afterAll(() => database.drop());
beforeEach(forgetEverything);

const T0 = Date.UTC(2025, 5, 27, 11);

const status = (sessionId: string, sessionStatus: string, at: number, more: object = {}) => ({
  payload: { sessionId, sessionStatus, channelId: 'c1', ...more },
  eventTime: String(at),
  eventType: 'IM_Session_Status',
  orgId: ORG,
});
const message = (sessionId: string, id: string, at: number, more: object = {}) => ({
  payload: {
    sessionId,
    id,
    messageType: 'TEXT',
    text: 'oi',
    direction: 'IN',
    channelId: 'c1',
    actor: { type: 'ENDUSER', name: 'Rita' },
    ...more,
  },
  eventTime: String(at),
  eventType: 'IM_Message_Add',
  orgId: ORG,
});

const messageStatus = (sessionId: string, messageId: string, at: number) => ({
  payload: { sessionId, messageId, messageNewStatus: { status: 'READ' }, channelId: 'c1' },
  eventTime: String(at),
  eventType: 'IM_Message_Status',
  orgId: ORG,
});

describe('projecting', () => {
  it('counts a delivery that comes again and changes nothing else', async () => {
    await post([status('1', 'OPEN', T0), message('1', '7', T0 + 1)]);
    await projectAll();
    const once = await projections();
    await post([status('1', 'OPEN', T0), message('1', '7', T0 + 1)]);
    await projectAll();
    expect(await projections()).toEqual(once);
    const { rows } = await projectPool().query('SELECT deliveries FROM event');
    expect(rows.map(({ deliveries }) => deliveries)).toEqual([2, 2]);
  });

  it('quarantines an element alone and keeps its neighbours', async () => {
    await post([
      null,
      status('1', 'OPEN', T0),
      status('2', 'OPEN', 5),
      { ...status('3', 'OPEN', T0), orgId: '1' },
    ]);
    await projectAll();
    expect((await quarantined()).map(({ reason, index }) => `${reason} ${index}`)).toEqual([
      'bad_time 2',
      'not_an_element 0',
      'wrong_org 3',
    ]);
    expect((await projections()).sessions).toHaveLength(1);
  });

  it('takes a delivery of 5,000 elements in chunks and counts each element once', async () => {
    const elements = Array.from({ length: 5_000 }, (_, i) => ({
      payload: { sessionId: `s${i % 700}`, sessionStatus: 'OPEN', channelId: 'c' },
      eventTime: String(T0 + i),
      eventType: 'IM_Session_Status',
      orgId: ORG,
    }));
    expect(await post(elements)).toBe(200);
    expect((await projectPending()).events).toBe(2_000);
    await projectAll();
    const { rows } = await projectPool().query(
      'SELECT state, elements, events, repeats, (SELECT max(deliveries) FROM event) AS most FROM delivery',
    );
    expect(rows).toEqual([{ state: 'projected', elements: 5_000, events: 5_000, repeats: 0, most: 1 }]);
  });

  it('frees the claim of a projector that died', async () => {
    await post([status('1', 'OPEN', T0)]);
    const dying = await projectPool().connect();
    await dying.query('BEGIN');
    await dying.query(`SELECT 1 FROM delivery WHERE state = 'pending' FOR UPDATE`);
    expect(await projectPending()).toEqual({ deliveries: 0, events: 0 });
    dying.release(true);
    await expect.poll(async () => (await projectPending()).events).toBe(1);
  });

  it.each([
    ['first', 0, 1_000],
    ['last', 1_000, 0],
  ])('counts an id of two sessions where it was written first, which came %s', async (_, ofA, ofB) => {
    const minutes = async () =>
      (await projections()).minutes?.map((row) => (row as { channel_id: string }).channel_id);
    await post([message('A', '7', T0 + ofA, { channelId: 'cA' })]);
    await projectAll();
    expect(await minutes()).toEqual(['cA']);
    await post([message('B', '7', T0 + ofB, { channelId: 'cB' })]);
    await projectAll();
    expect(await minutes()).toEqual([ofA < ofB ? 'cA' : 'cB']);
    await post([messageStatus('A', '7', T0 + 5_000), messageStatus('B', '7', T0 + 6_000)]);
    await projectAll();
    for (const id of ['A', 'B']) {
      await post([status(id, 'OPEN', T0 + 4_000)]);
      await projectAll();
    }
    const { messages, sessions } = await projections();
    expect(messages).toMatchObject([{ session_id: ofA < ofB ? 'A' : 'B', status: 'READ' }]);
    expect(sessions).toMatchObject([
      { fold: { messagesHeld: 1 } },
      { fold: { messagesHeld: 1, pendingMessageStates: [] } },
    ]);
  });

  it('moves an event whose earlier receipt turns up, and its session with it', async () => {
    const future = Date.now() + 60 * 60_000;
    await post([status('1', 'OPEN', future)]);
    await projectAll();
    const earlier = Date.now() - 60_000;
    await post([status('1', 'OPEN', future)]);
    await projectPool().query(`UPDATE delivery SET received_at = $1 WHERE state = 'pending'`, [
      new Date(earlier),
    ]);
    await projectAll();
    const { rows } = await projectPool().query(`SELECT (fold->>'statusSince')::bigint AS since FROM session`);
    expect(Number(rows[0].since)).toBe(earlier);
  });

  it('sets a poisonous delivery aside and goes on with its neighbours', async () => {
    await post([status('1', 'OPEN', T0)]);
    await post([status('poison', 'OPEN', T0)]);
    await post([status('2', 'OPEN', T0)]);
    await projectPool().query(`ALTER TABLE session ADD CONSTRAINT no_poison CHECK (id <> 'poison')`);
    await projectAll();
    await projectPool().query('ALTER TABLE session DROP CONSTRAINT no_poison');
    expect(await quarantined()).toEqual([{ reason: 'failed', index: null }]);
    expect((await projections()).sessions).toHaveLength(2);
  });

  it('pins a source to the org that all elements of a delivery agree on, and not before', async () => {
    await projectPool().query('UPDATE source SET org_id = NULL');
    await post([status('1', 'OPEN', T0), { ...status('2', 'OPEN', T0), orgId: '1' }]);
    await projectAll();
    expect((await quarantined()).map(({ reason }) => reason)).toEqual(['wrong_org', 'wrong_org']);
    await post([status('1', 'OPEN', T0), status('2', 'OPEN', T0)]);
    await projectAll();
    const { rows } = await projectPool().query('SELECT org_id FROM source');
    expect(rows).toEqual([{ org_id: ORG }]);
    expect(await ensureSource({ orgId: null, token: 'other' })).toBeTruthy();
  });
});

describe('any events in any order, in any deliveries, by two projectors', () => {
  const sessions = fc.constantFrom('1', '2', '3');
  const instants = fc.integer({ min: 0, max: 200 }).map((n) => T0 + n * 1_000);
  const statuses = fc.constantFrom(
    'CREATED',
    'OPEN',
    'ON_HOLD',
    'ON_PROGRESS',
    'ENDED',
    'BLOCKED',
    'TOMORROW',
  );
  const channels = fc.constantFrom({}, { channelId: '' }, { channelId: 'c2' });
  const elements = fc.array(
    fc.oneof(
      fc.tuple(sessions, statuses, instants, channels).map(([s, now, at, more]) => status(s, now, at, more)),
      fc
        .tuple(sessions, fc.constantFrom('a', 'b', 'c', 'd'), instants, channels)
        .map(([s, id, at, more]) => message(s, `${s}${id}`, at, more)),
      fc
        .tuple(sessions, fc.constantFrom('a', 'b'), instants, channels)
        .map(([s, id, at, more]) => message(s, `of any session ${id}`, at, more)),
      fc
        .tuple(sessions, fc.constantFrom('a', 'b'), instants)
        .map(([s, id, at]) => messageStatus(s, `of any session ${id}`, at)),
    ),
    { minLength: 1, maxLength: 30 },
  );
  const deliveries = elements.chain((all) =>
    fc
      .tuple(
        fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
        fc.integer({ min: 1, max: 7 }),
      )
      .map(([shuffled, size]) => ({
        all,
        batches: Array.from({ length: Math.ceil(shuffled.length / size) }, (_, i) =>
          shuffled.slice(i * size, (i + 1) * size),
        ),
      })),
  );

  it('give what the same events give in order, and counters that agree with the rows', async () => {
    const given = Number(process.env.FC_SEED);
    const seed = given || Math.floor(Date.now() % 2 ** 31);
    console.info(`40 cases, FC_SEED=${seed}`);
    await fc.assert(
      fc.asyncProperty(deliveries, async ({ all, batches }) => {
        await forgetEverything();
        await post(all);
        await projectAll();
        const inOrder = await projections();
        expect({ statusCounts: inOrder.statusCounts, minutes: inOrder.minutes }).toEqual(
          await recountedCounters(),
        );

        await forgetEverything();
        for (const batch of batches) {
          await post(batch);
          if (batch.length % 2 === 0) await Promise.all([projectPending(), projectPending()]);
        }
        await Promise.all([projectAll(), projectAll()]);
        expect(await projections()).toEqual(inOrder);
      }),
      { seed, numRuns: 40 },
    );
  }, 120_000);
});
