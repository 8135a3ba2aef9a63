// I8 on a database that the real projector has filled: every figure of the board is as long as its list, and stays so.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/postgres.ts';
import { feedPool, historyPool } from '../../db/connection/pool.ts';
import { listSessions } from '../../db/sessions/session-list.ts';
import { boardFigures } from '../../domain/board/board-figures.ts';
import { type ListedFigure, listsOfBoard, listsOfLastHour } from '../../domain/lists/board-lists.ts';
import { fixedQuery } from '../../domain/lists/fixed-query.ts';
import { NO_CHANNEL, queryForMissing, type SessionQuery } from '../../domain/lists/session-query.ts';
import { MAX_LIMIT } from '../../domain/lists/session-query-params.ts';
import { startOfLocalDay } from '../../domain/time-zone.ts';
import { openSource, post, projectAll } from '../../ingest/testing/webhook.ts';
import { inventedBodies } from '../../rebuild/testing/filled.ts';
import { createLiveBoard, type LiveBoard } from './board/create-live-board.ts';

const EVENTS = 900;
const everything = { orgId: null, channels: 'all' } as const;
let database: TestDatabase;
let board: LiveBoard;
/** After everything that was sent, so that no event lies ahead of it. */
let now: number;

beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
  await openSource();
  for (const body of inventedBodies(EVENTS, 5)) await post(body);
  await post(movedSessions());
  await projectAll();
  const { rows } = await historyPool().query('SELECT max(at) AS last FROM event');
  now = Math.max(Date.now(), rows[0]?.last.getTime() + 1);
  board = createLiveBoard(feedPool(), database.url);
  await board.start();
}, 60_000);
afterAll(async () => {
  await board?.stop();
  await Promise.all([feedPool().end(), historyPool().end()]);
  await database?.drop();
});

function listed(): ListedFigure[] {
  const state = board.state();
  const dayStart = startOfLocalDay(now, state.settings.timeZone);
  const figures = listsOfBoard(boardFigures(state, now), { now, dayStart });
  return [...figures, ...listsOfLastHour(state.lastHour)].filter(({ n }) => n > 0);
}

async function countOf({ counts, query }: Pick<ListedFigure, 'counts' | 'query'>): Promise<number> {
  return counts === 'messages' ? messagesIn(query) : (await page(query)).total;
}

const page = (query: SessionQuery) => listSessions({ ...query, limit: MAX_LIMIT }, everything, now);

/** The sum over the list of what the figure counts in each of its sessions. */
async function messagesIn(query: SessionQuery): Promise<number> {
  const ids: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const { sessions, nextCursor } = await page({ ...query, cursor });
    ids.push(...sessions.map(({ id }) => id));
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  const { rows } = await historyPool().query<{ n: number }>(
    `SELECT count(*)::int AS n FROM message WHERE session_id = ANY($1::text[]) AND author_kind <> 'system'
       AND direction = $2 AND at >= $3 AND at < $4 AND channel_id = ANY($5::text[])`,
    [
      ids,
      query.direction,
      new Date(query.messageFrom ?? 0),
      new Date(query.messageTo ?? 0),
      query.channel ?? [],
    ],
  );
  return rows[0]?.n ?? 0;
}

describe('every figure of the board', () => {
  it('is as long as its list, and a figure of messages is the sum over its list', async () => {
    const figures = listed();
    expect(figures.length).toBeGreaterThan(300);
    for (const figure of figures)
      expect([figure.path, await countOf(figure)]).toEqual([figure.path, figure.n]);
  }, 120_000);

  it('counts and lists a message in the channel of its moment, wherever its session moved', async () => {
    const figure = (channel: string) =>
      listed().find(({ path }) => path === `messagesByChannel.${channel}.lastHour.in`);
    const moved = figure('moved-from');
    expect(moved?.n).toBe(1);
    expect(idsOf(await page(moved?.query ?? {}))).toEqual(['moved-0']);
    expect(figure('moved-to')).toBeUndefined();
    const { messageFrom, messageTo } = moved?.query ?? {};
    const elsewhere = { ...{ messageFrom, messageTo }, channel: ['moved-to'] };
    expect(idsOf(await page(elsewhere))).toEqual([]);
  });

  it('lists the messages, and the sessions, that name no channel', async () => {
    const spoken = listed().find(({ path }) => path === 'messagesByChannel.null.lastHour.in');
    expect(spoken?.n).toBe(1);
    expect(idsOf(await page(spoken?.query ?? {}))).toEqual(['moved-1']);
    const limited = { orgId: null, channels: ['moved-to'] };
    expect((await listSessions({ channel: [NO_CHANNEL] }, limited, now)).total).toBe(0);
    expect((await listSessions(spoken?.query ?? {}, limited, now)).total).toBe(0);
  });

  it('lists the sessions of which an event tells that something never came', async () => {
    const change = {
      sessionId: 'gap',
      sessionStatus: 'ENDED',
      sessionOldStatus: 'ON_HOLD',
      channelId: 'moved-to',
    };
    const at = Date.now() - 30_000;
    await post([
      { eventType: 'IM_Session_Status', orgId: '78412359', eventTime: String(at), payload: change },
      {
        ...{ eventType: 'IM_Session_Status', orgId: '78412359', eventTime: String(at - 1) },
        payload: { ...change, sessionStatus: 'OPEN', sessionOldStatus: 'CREATED' },
      },
    ]);
    await projectAll();
    expect(idsOf(await page(queryForMissing(at)))).toContain('gap');
    expect(idsOf(await page({ missingFrom: at - 60_000, missingTo: at }))).not.toContain('gap');
  });

  it('has a list that can be asked for again, after the board has moved on', async () => {
    const wanted = listed().filter(({ counts, n }) => counts === 'sessions' && n < MAX_LIMIT);
    const before = new Map<string, string[]>();
    for (const { path, query } of wanted) before.set(path, idsOf(await page(query)));
    const moved = [...before].flatMap(([, ids]) => ids.slice(0, 1));
    for (const id of new Set(moved)) await post([endedLater(id)]);
    await projectAll();
    for (const { path, query } of wanted) {
      const again = idsOf(await page(fixedQuery(query, now)));
      expect([path, again]).toEqual([path, before.get(path)]);
    }
  }, 120_000);
});

const idsOf = ({ sessions }: { sessions: { id: string }[] }) => sessions.map(({ id }) => id).sort();

/** Today's messages in one channel and in none, before their sessions are told to be in another one. */
function movedSessions() {
  const at = Date.now() - 60_000;
  const element = (eventType: string, eventTime: number, payload: object) => ({
    ...{ eventType, payload, eventTime: String(eventTime), orgId: '78412359' },
  });
  return ['moved-from', undefined].flatMap((channelId, n) => [
    element('IM_Message_Add', at, {
      ...{ sessionId: `moved-${n}`, id: `moved-${n}`, channelId, messageType: 'TEXT', text: 'oi' },
      ...{ direction: 'IN', actor: { type: 'ENDUSER', name: 'Rita' } },
    }),
    element('IM_Session_Status', at + 1, {
      ...{ sessionId: `moved-${n}`, sessionStatus: 'OPEN', channelId: 'moved-to' },
    }),
  ]);
}

/** Later than any moment of the board, and not so far ahead that the time of receipt would count instead. */
function endedLater(sessionId: string) {
  const at = Date.now() + 4 * 60_000;
  const payload = { sessionId, sessionStatus: 'BLOCKED', assigneeId: '9', assigneeType: 'BOT' };
  return { payload, eventTime: String(at), eventType: 'IM_Session_Status', orgId: '78412359' };
}
