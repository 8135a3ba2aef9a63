// Invariant I8: the list behind a live figure has exactly the sessions that the figure counts.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BoardState } from '../board/board.ts';
import { boardFigures } from '../board/board-figures.ts';
import type { BoardFilter } from '../board/board-filter.ts';
import { AGE_BUCKETS } from '../board/queue.ts';
import { ASSIGNMENTS } from '../events/assignment.ts';
import { isTerminal } from '../events/status.ts';
import { boardWith } from '../testing/board.ts';
import { holdsAlways } from '../testing/property-runs.ts';
import { cardWith, T0 } from '../testing/sentences.ts';
import {
  matchesQuery,
  queryForAssignee,
  queryForAssignment,
  queryForAwaitingReply,
  queryForBucket,
  queryForNear,
  queryForNoNews,
  queryForPast,
  queryForStatus,
  queryForUnassignedQueue,
  queryWithin,
  type SessionQuery,
} from './session-query.ts';
import { searchParamsOf, sessionQueryFrom } from './session-query-params.ts';

const NOW = T0;
const MINUTE = 60_000;
const edges = [0, 1, 4, 5, 15, 60, 24 * 60].flatMap((minutes) =>
  [-1, 0, 1].map((ms) => minutes * MINUTE + ms),
);
const instants = fc.constantFrom(...edges).map((age) => NOW - age);
const channelIds = fc.constantFrom('c1', 'c2', 'c3');

const cards = fc
  .record({
    status: fc.constantFrom(null, 'CREATED', 'OPEN', 'OPEN', 'OPEN', 'ON_HOLD', 'ON_PROGRESS', 'TOMORROW'),
    channelId: fc.option(channelIds, { nil: null }),
    statusSince: instants,
    lastEventAt: instants,
    awaitingReplySince: fc.option(instants, { nil: null }),
    contactName: fc.constantFrom(null, 'João', 'Ana'),
    held: fc.constantFrom([null, null], ['a1', 'AGENT'], ['b1', 'BOT'], ['z', 'ZOMBIE'], ['y', null]),
  })
  .map(({ held: [assigneeId = null, assigneeType = null], ...card }) => ({
    ...card,
    assigneeId,
    assigneeType,
  }));

const boards = fc.array(cards, { maxLength: 30 }).map((rows) =>
  boardWith({
    sessions: rows.map((row, index) => cardWith({ id: String(index), ...row })),
    channels: [{ id: 'c1', name: 'Loja do João' }, { id: 'c2' }, { id: 'c3' }],
    assignees: [{ id: 'a1', name: 'Ana' }, { id: 'b1' }],
  }),
);

const filters: fc.Arbitrary<BoardFilter> = fc.record(
  {
    channels: fc.uniqueArray(channelIds),
    assigneeTypes: fc.uniqueArray(fc.constantFrom(...ASSIGNMENTS)),
    q: fc.constantFrom('', ' joao', 'ANA', '1', 'c2'),
  },
  { requiredKeys: [] },
);

it('lists exactly the sessions that each live figure counts, whatever the board is narrowed to', () => {
  holdsAlways(
    fc.property(boards, filters, (board, filter) => {
      for (const [figure, query] of figuresAndQueries(board, filter)) {
        expect([query, listed(board, query, filter)]).toEqual([query, figure]);
      }
    }),
  );
});

it('reads from an address what it wrote into it', () => {
  holdsAlways(
    fc.property(boards, filters, (board, filter) => {
      for (const [, query] of figuresAndQueries(board, filter)) {
        expect(sessionQueryFrom(searchParamsOf(query))).toEqual({ kind: 'query', query });
      }
    }),
    200,
  );
});

function figuresAndQueries(board: BoardState, filter: BoardFilter): [number, SessionQuery][] {
  const { sessionsByStatus, queue, assignment } = boardFigures(board, NOW, filter);
  const live = Object.entries(sessionsByStatus).filter(([status]) => !isTerminal(status));
  return [
    ...live.map(([status, n]): [number, SessionQuery] => [n, queryForStatus(status)]),
    ...AGE_BUCKETS.map((bucket): [number, SessionQuery] => [queue.ages[bucket], queryForBucket(bucket, NOW)]),
    [queue.past, queryForPast(queue.targetMs, NOW)],
    [queue.near, queryForNear(queue.targetMs, NOW)],
    [queue.noNews, queryForNoNews()],
    [queue.unassigned, queryForUnassignedQueue()],
    ...ASSIGNMENTS.map((kind): [number, SessionQuery] => [assignment[kind], queryForAssignment(kind)]),
    ...assignment.byChannel.flatMap(({ channelId, ...counts }) =>
      ASSIGNMENTS.map((kind): [number, SessionQuery] => [counts[kind], queryForAssignment(kind, channelId)]),
    ),
    ...assignment.byAssignee.flatMap(({ assigneeId, sessions, awaitingReply }): [number, SessionQuery][] => [
      [sessions, queryForAssignee(assigneeId)],
      [awaitingReply, queryForAwaitingReply(assigneeId)],
    ]),
  ];
}

function listed(board: BoardState, query: SessionQuery, filter: BoardFilter): number {
  const within = queryWithin(query, filter);
  if (within === null) return 0;
  const all = [...board.sessions.values()];
  return all.filter((card) => matchesQuery(card, within, { now: NOW, names: board })).length;
}
