// What the feed page tells of what never came and of what nobody has documented, from the webhook to the report.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/postgres.ts';
import { readFeedReport } from '../../db/feed/feed-report.ts';
import { processSingleton } from '../../process-singleton.ts';
import { forgetEverything, ORG, openSource, post, projectAll } from '../testing/webhook.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
  await openSource();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await forgetEverything();
  processSingleton('feedHeard', () => new Map()).clear();
});

const NOW = Date.now();
const T0 = NOW - 3_600_000;
const everything = { orgId: null, channels: 'all' } as const;

const element = (eventType: string, at: number, payload: object) => ({
  eventType,
  payload,
  eventTime: String(at),
  orgId: ORG,
});
const status = (sessionId: string, sessionStatus: string, at: number, more: object = {}) =>
  element('IM_Session_Status', at, { sessionId, sessionStatus, channelId: 'c1', ...more });
const message = (sessionId: string, id: string, at: number, more: object = {}) =>
  element('IM_Message_Add', at, {
    ...{ sessionId, id, messageType: 'TEXT', text: 'oi', direction: 'IN', channelId: 'c1' },
    actor: { type: 'ENDUSER', name: 'Rita' },
    ...more,
  });

async function received(...deliveries: object[][]) {
  for (const delivery of deliveries) await post(delivery);
  await projectAll();
  return readFeedReport(everything, NOW);
}

describe('what is missing', () => {
  it('names the sessions in which messages or transitions never came, the newest first', async () => {
    const { missing } = await received([
      status('1', 'OPEN', T0, { messagesCount: 0 }),
      message('1', 'm1', T0 + 1),
      status('1', 'ON_HOLD', T0 + 2, { messagesCount: 4, sessionOldStatus: 'OPEN' }),
      status('2', 'OPEN', T0 + 3, { channelId: 'c2' }),
      status('2', 'ENDED', T0 + 4, { channelId: 'c2', sessionOldStatus: 'ON_PROGRESS' }),
      status('3', 'OPEN', T0 + 5),
    ]);
    expect(missing).toMatchObject({ sessions: 2, messages: 3, transitions: 1 });
    expect(missing.affected).toMatchObject([
      { id: '2', channelId: 'c2', findings: [{ heldStatus: 'OPEN', oldStatus: 'ON_PROGRESS', at: T0 + 4 }] },
      { id: '1', contactName: 'Rita', findings: [{ kind: 'missing_messages', missing: 3, at: T0 + 2 }] },
    ]);
    const limited = await readFeedReport({ orgId: ORG, channels: ['c1'] }, NOW);
    expect(limited.missing).toMatchObject({ sessions: 1, messages: 3, transitions: 0 });
    expect(limited.channels.map(({ channelId }) => channelId)).toEqual(['c1']);
  });

  it('is no longer missing once it has come, and was never missing in another order', async () => {
    const first = status('1', 'OPEN', T0, { messagesCount: 0 });
    const last = status('1', 'ENDED', T0 + 2, { messagesCount: 1, sessionOldStatus: 'ON_HOLD' });
    const late = [message('1', 'm1', T0 + 1), status('1', 'ON_HOLD', T0 + 1)];
    expect((await received([first, last])).missing).toMatchObject({ messages: 1, transitions: 1 });
    expect((await received(late)).missing).toMatchObject({ sessions: 0, affected: [] });
  });

  it('was of another day after 24 hours', async () => {
    const day = 86_400_000;
    await received([
      status('1', 'OPEN', T0, { messagesCount: 0 }),
      status('1', 'ENDED', T0 + 1, { messagesCount: 2 }),
    ]);
    expect((await readFeedReport(everything, T0 + day)).missing.sessions).toBe(1);
    expect((await readFeedReport(everything, T0 + day + 2)).missing.sessions).toBe(0);
  });
});

describe('what nobody has documented', () => {
  it('is counted once for each event that says it, with when first and last', async () => {
    const first = status('1', 'TRANSFERRED', T0, { replyStatus: 'AGENT_ASLEEP' });
    const last = status('2', 'TRANSFERRED', T0 + 9);
    const ofTomorrow = element('IM_Session_Transfer', T0, {});
    const report = await received([last], [first, ofTomorrow], [first], [element('Ticket_Add', T0, {})]);
    const seen = report.unknownValues.map(({ field, value, n }) => [field, value, n]);
    expect(seen).toHaveLength(3);
    expect(seen).toEqual(
      expect.arrayContaining([
        ['status', 'TRANSFERRED', 2],
        ['replyStatus', 'AGENT_ASLEEP', 1],
        ['eventType', 'IM_Session_Transfer', 1],
      ]),
    );
    const transferred = report.unknownValues.find(({ value }) => value === 'TRANSFERRED');
    expect(transferred).toMatchObject({ firstAt: T0, lastAt: T0 + 9 });
  });
});

describe('where it came from last', () => {
  it('is the newest event of each channel, of a silent week the minute of its newest message', async () => {
    const month = 30 * 86_400_000;
    const { channels } = await received([
      status('1', 'OPEN', T0 + 5),
      message('1', 'm1', T0),
      message('2', 'm2', T0 - month, { channelId: 'c2' }),
    ]);
    expect(channels).toEqual(
      expect.arrayContaining([
        { channelId: 'c1', lastEventAt: T0 + 5 },
        { channelId: 'c2', lastEventAt: Math.floor((T0 - month) / 60_000) * 60_000 },
      ]),
    );
  });
});
