import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/postgres.ts';
import type { ImEvent } from '../../domain/events/event.ts';
import {
  matchesQuery,
  NO_CHANNEL,
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
} from '../../domain/lists/session-query.ts';
import { cardOf } from '../../domain/session/session-card.ts';
import { foldSession } from '../../domain/session/session-fold.ts';
import type { SessionState } from '../../domain/session/session-state.ts';
import { sessionEvents } from '../../domain/testing/arbitrary-events.ts';
import { T0 } from '../../domain/testing/sentences.ts';
import { historyPool } from '../connection/pool.ts';
import { listSessions } from './session-list.ts';
import { everything, idsOf, NOW, sessionsOf } from './testing/lists.ts';
import { emptySessions, seedSessions } from './testing/seed.ts';

const DAY = 86_400_000;
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
  queryForAssignment('NONE', null),
  { channel: [NO_CHANNEL, 'c2'] },
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
        expect(await idsOf(query), JSON.stringify(query)).toEqual(expected.map(({ id }) => id).sort());
      }
    }, 25);
  }, 60_000);

  it('holds what entered ENDED within a window, reopened ones too', async () => {
    await holdsOverSoups(async (_events, states) => {
      const endedSince = states.filter(({ lastEndedAt }) => lastEndedAt !== null && lastEndedAt >= T0);
      expect(await idsOf(queryEndedToday(T0, NOW))).toEqual(endedSince.map(({ id }) => id).sort());
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
});
