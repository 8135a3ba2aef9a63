import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/postgres.ts';
import type { ImEvent } from '../../domain/event.ts';
import { cardOf } from '../../domain/session-card.ts';
import { foldSession } from '../../domain/session-fold.ts';
import {
  matchesQuery,
  queryEndedToday,
  queryForAssignee,
  queryForAssignment,
  queryForAwaitingReply,
  queryForBucket,
  queryForNear,
  queryForNoNews,
  queryForPast,
  queryForStatus,
  queryForUnassignedQueue,
  SESSION_SORTS,
  type SessionQuery,
} from '../../domain/session-query.ts';
import type { SessionState } from '../../domain/session-state.ts';
import { sessionEvents } from '../../domain/testing/arbitrary-events.ts';
import { by, created, ended, opened, said, type Sentence, T0 } from '../../domain/testing/sentences.ts';
import { historyPool } from './history-pool.ts';
import { listSessions } from './session-list.ts';
import { emptySessions, ORG, seedSessions } from './testing/seed.ts';

const DAY = 86_400_000;
const everything = { orgId: ORG, channels: 'all' } as const;
const names = { channels: new Map(), assignees: new Map() };
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
});
afterAll(async () => {
  await historyPool().end();
  await database?.drop();
});
beforeEach(() => emptySessions(historyPool()));

/** Several sessions of colliding events, some of them days older. */
const soups = fc.array(fc.tuple(sessionEvents, fc.constantFrom(0, 0, 400_000, 2 * DAY)), {
  minLength: 1,
  maxLength: 12,
});

function sessionsOf(drawn: [ImEvent[], number][]): ImEvent[] {
  return drawn.flatMap(([events, age], place) =>
    events.map((event) => ({ ...event, sessionId: `s${place}`, at: event.at - age })),
  );
}

async function idsOf(
  query: SessionQuery,
  now: number,
  viewer: Parameters<typeof listSessions>[1] = everything,
) {
  const { sessions, total } = await listSessions({ limit: 200, ...query }, viewer, now);
  expect(total).toBe(sessions.length);
  return sessions.map(({ id }) => id).sort();
}

async function holdsOverSoups(
  check: (events: ImEvent[], states: SessionState[]) => Promise<void>,
  numRuns: number,
) {
  const seed = Number(process.env.FC_SEED) || Date.now() % 1_000_000;
  console.info(`${numRuns} cases, FC_SEED=${seed}`);
  const property = fc.asyncProperty(soups, async (drawn) => {
    await emptySessions(historyPool());
    const events = sessionsOf(drawn);
    await check(events, await seedSessions(historyPool(), events));
  });
  await fc.assert(property, { numRuns, seed });
}

const NOW = T0 + 90_000;
const ZEROS = { live: false, awaitingReply: false, noNews: false, reopened: false } as const;

const FIGURES: SessionQuery[] = [
  ...['OPEN', 'ON_HOLD', 'ENDED', 'NOT_REPORTED', 'A_STATUS_OF_TOMORROW', 'NOBODY_HAS_IT'].map(
    queryForStatus,
  ),
  ...(['<1m', '1-5m', '5-15m', '15-60m', '>60m'] as const).map((bucket) => queryForBucket(bucket, NOW)),
  queryForPast(88_000, NOW),
  queryForNear(88_000, NOW),
  queryForNoNews(),
  queryForUnassignedQueue(),
  ...(['AGENT', 'BOT', 'NONE', 'OTHER'] as const).map((assignment) => queryForAssignment(assignment)),
  queryForAssignment('NONE', 'c1'),
  queryForAssignee('a1'),
  queryForAwaitingReply(),
  queryForAwaitingReply('b1'),
  { reopened: true },
  { live: true },
  { status: ['OPEN', 'NOT_REPORTED'], channel: ['c2'] },
  { sinceFrom: T0 + 1_000, sinceTo: T0 + 4_000 },
  ...Object.entries(ZEROS).map(([name, value]) => ({ [name]: value })),
];

describe('the list behind a number', () => {
  it('holds exactly the sessions that the figure counts', async () => {
    await holdsOverSoups(async (_events, states) => {
      for (const query of FIGURES) {
        const expected = states.filter((state) => matchesQuery(cardOf(state), query, { now: NOW, names }));
        expect(await idsOf(query, NOW), JSON.stringify(query)).toEqual(expected.map(({ id }) => id).sort());
      }
    }, 25);
  }, 60_000);

  it('holds what entered ENDED within a window, reopened ones too', async () => {
    await holdsOverSoups(async (_events, states) => {
      const endedSince = states.filter(({ lastEndedAt }) => lastEndedAt !== null && lastEndedAt >= T0);
      expect(await idsOf(queryEndedToday(T0, NOW), NOW)).toEqual(endedSince.map(({ id }) => id).sort());
    }, 25);
  }, 60_000);

  it('shows sessions at an instant as the fold of the events up to it', async () => {
    await holdsOverSoups(async (drawn) => {
      await emptySessions(historyPool());
      // A session is listed under its present channel at any moment.
      const events = drawn.map((event) => ({ ...event, channelId: event.sessionId < 's5' ? 'c1' : 'c2' }));
      const states = await seedSessions(historyPool(), events);
      const at = T0 + 3_000;
      const cards = states.flatMap(({ id }) => {
        const fold = foldSession(events.filter((event) => event.sessionId === id && event.at <= at));
        return fold ? [cardOf(fold.state)] : [];
      });
      for (const query of FIGURES.map((figure) => ({ ...figure, at }))) {
        const listed = await listSessions({ ...query, limit: 200 }, everything, NOW);
        const expected = cards.filter((card) => matchesQuery(card, query, { now: at, names }));
        expect(listed.total, JSON.stringify(query)).toBe(expected.length);
        expect(byId(listed.sessions), JSON.stringify(query)).toEqual(byId(expected));
      }
    }, 25);
  }, 120_000);
});

function byId<T extends { id: string }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

describe('paging', () => {
  it('gives every session once, in order, under each sort', async () => {
    await holdsOverSoups(async (events, states) => {
      for (const at of [undefined, T0 + 3_000]) {
        for (const sort of SESSION_SORTS) {
          const ids: string[] = [];
          let cursor: string | undefined;
          do {
            const page = await listSessions({ sort, at, cursor, limit: 2 }, everything, NOW);
            ids.push(...page.sessions.map(({ id }) => id));
            cursor = page.nextCursor ?? undefined;
          } while (cursor);
          const cards = states.flatMap(({ id }) => {
            const known = events.filter((event) => event.sessionId === id && event.at <= (at ?? Infinity));
            const fold = foldSession(known);
            return fold ? [cardOf(fold.state)] : [];
          });
          const key = sort.replace('-', '') as 'statusSince' | 'lastEventAt' | 'messagesCount';
          const sign = sort.startsWith('-') ? -1 : 1;
          const ordered = cards.sort((a, b) => sign * (a[key] - b[key]) || (a.id < b.id ? -1 : 1));
          const expected = ordered.map(({ id }) => id);
          // Counts of one instant may be taken in any order at a past moment.
          const inAnyOrder = at !== undefined && key === 'messagesCount';
          expect(inAnyOrder ? ids.toSorted() : ids, `${sort} ${at}`).toEqual(
            inAnyOrder ? expected.toSorted() : expected,
          );
        }
      }
    }, 8);
  }, 120_000);

  it('refuses a cursor of another order and one that we did not make', async () => {
    await seedSessions(historyPool(), sessionsOf([1, 2].map((n) => [eventsOf(created(n)), 0])));
    const { nextCursor } = await listSessions({ limit: 1 }, everything, NOW);
    const asked = (query: SessionQuery) => listSessions(query, everything, NOW);
    expect(nextCursor).not.toBeNull();
    await expect(asked({ cursor: nextCursor ?? '', sort: '-lastEventAt' })).rejects.toThrow('cursor');
    for (const cursor of ['x', 'W10', Buffer.from('["statusSince",1e99,"a"]').toString('base64url')]) {
      await expect(asked({ cursor })).rejects.toMatchObject({ status: 400, code: 'bad_parameter' });
    }
  });
});

function eventsOf(...sentence: Sentence[]): ImEvent[] {
  return sentence.map((say, place) => say(place));
}

describe('searching', () => {
  const seed = (contacts: { name: string; externalId?: string; ticketNumber?: string }[]) =>
    seedSessions(
      historyPool(),
      sessionsOf(
        contacts.map(({ name, externalId = null, ticketNumber = null }) => [
          eventsOf(
            said('customer', 1, { actor: { id: null, name, type: 'ENDUSER', externalId }, ticketNumber }),
          ),
          0,
        ]),
      ),
    );

  it('finds by contact without case and accents, by number, ticket and session', async () => {
    await seed([
      { name: 'João Ávila' },
      { name: 'Jo\u0061\u0303o decomposto' },
      { name: 'Ana', externalId: '+5511955504471', ticketNumber: '20417' },
    ]);
    expect(await idsOf({ q: 'joao' }, NOW)).toEqual(['s0', 's1']);
    expect(await idsOf({ q: 'AVILA' }, NOW)).toEqual(['s0']);
    expect(await idsOf({ q: 'JOÃO D' }, NOW)).toEqual(['s1']);
    expect(await idsOf({ q: '955504471' }, NOW)).toEqual(['s2']);
    expect(await idsOf({ q: '2041' }, NOW)).toEqual(['s2']);
    expect(await idsOf({ q: 's1' }, NOW)).toEqual(['s1']);
    expect(await idsOf({ q: ' ' }, NOW)).toHaveLength(3);
  });

  it('takes every character as itself', async () => {
    const hostile = [
      "'; DROP TABLE session; --",
      '%',
      '_',
      '.*',
      '\\',
      '(a',
      '[',
      '***',
      '$1',
      '😟',
      '\u0000',
    ];
    await seed(hostile.slice(0, -1).map((name) => ({ name })));
    for (const [place, q] of hostile.slice(0, -1).entries()) {
      expect(await idsOf({ q }, NOW), q).toContain(`s${place}`);
    }
    expect(await idsOf({ q: '%' }, NOW)).toEqual(['s1']);
    expect(await idsOf({ q: '\u0000' }, NOW)).toEqual([]);
    for (const value of hostile) {
      expect(await idsOf({ status: [value], channel: [value], assignee: [value] }, NOW)).toEqual([]);
    }
    expect(await idsOf({}, NOW)).toHaveLength(hostile.length - 1);
  });

  it('refuses a search of more than 200 characters', async () => {
    await expect(listSessions({ q: 'a'.repeat(201) }, everything, NOW)).rejects.toMatchObject({
      status: 400,
    });
    expect(await idsOf({ q: 'á'.repeat(200) }, NOW)).toEqual([]);
  });
});

describe('windows and limits', () => {
  it('finds events and messages within half-open windows, without system messages', async () => {
    await seedSessions(
      historyPool(),
      sessionsOf([
        [eventsOf(opened(0), said('customer', 10), said('agent', 20)), 0],
        [eventsOf(opened(5), said('system', 10)), 0],
      ]),
    );
    const at = (seconds: number) => T0 + seconds * 1000;
    expect(await idsOf({ from: at(10), to: at(11) }, NOW)).toEqual(['s0', 's1']);
    expect(await idsOf({ from: at(5), to: at(10) }, NOW)).toEqual(['s1']);
    expect(await idsOf({ messageFrom: at(10), messageTo: at(20) }, NOW)).toEqual(['s0']);
    expect(await idsOf({ messageFrom: at(11), direction: 'IN' }, NOW)).toEqual([]);
    expect(await idsOf({ direction: 'OUT' }, NOW)).toEqual(['s0']);
  });

  it('keeps other channels and other organisations out', async () => {
    await seedSessions(
      historyPool(),
      sessionsOf([
        [eventsOf(opened(0, by('Ana')), ended(9)).map((event) => ({ ...event, channelId: 'c1' })), 0],
        [eventsOf(opened(0)).map((event) => ({ ...event, channelId: '' })), 0],
      ]),
    );
    expect(await idsOf({}, NOW, { orgId: ORG, channels: ['c1', ''] })).toEqual(['s0']);
    expect(await idsOf({ channel: [''] }, NOW)).toEqual([]);
    expect(await idsOf({}, NOW, { orgId: ORG, channels: [] })).toEqual([]);
    expect(await idsOf({}, NOW, { orgId: '1', channels: 'all' })).toEqual([]);
    expect(await idsOf({}, NOW, { orgId: null, channels: 'all' })).toEqual([]);
  });

  it('takes the furthest instants that a date can be', async () => {
    for (const edge of [0, 8.64e15]) {
      const query = { sinceFrom: edge, endedTo: edge, from: edge, messageTo: edge, noNews: true };
      expect(await idsOf(query, NOW)).toEqual([]);
      expect(await idsOf({ at: edge }, NOW)).toEqual([]);
    }
  });
});
