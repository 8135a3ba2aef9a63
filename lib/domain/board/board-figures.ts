// Every figure of the board, from the same rows on the server and in the browser.

import { BOARD_STATUSES } from '../events/status.ts';
import { type AssignmentFigures, assignmentFigures } from './assignment-figures.ts';
import type { BoardState, ChannelCounter, FeedHealth } from './board.ts';
import { type BoardFilter, channelFilter } from './board-filter.ts';
import { type BoardScope, boardScope } from './board-scope.ts';
import { type ChannelMessages, messagesByChannel } from './message-rates.ts';
import { type QueueFigures, queueFigures } from './queue-figures.ts';
import { type StatusTile, statusTiles } from './status-tiles.ts';

/** GET /api/board without `asOf` and `position`. */
export type BoardFigures = {
  orgId: string | null;
  timeZone: string;
  sessionsByStatus: Record<string, number>;
  endedToday: number;
  queue: QueueFigures;
  assignment: AssignmentFigures;
  messagesByChannel: ChannelMessages[];
  feed: FeedHealth;
};

/** What of the figures the time does not change. */
export type BoardTally = {
  sessionsByStatus: Record<string, number>;
  endedToday: number;
  assignment: AssignmentFigures;
  tiles: ReadonlyMap<string, StatusTile>;
};

/**
 * `now` is the server's clock in epoch ms. Counters (closed sessions, messages) know only channels: the rest of the
 * filter does not narrow them.
 */
export function boardFigures(state: BoardState, now: number, filter: BoardFilter = {}): BoardFigures {
  const scope = boardScope(state, filter);
  return figuresAt(now, scope, boardTally(scope));
}

export function boardTally({ state, filter, cards }: BoardScope): BoardTally {
  const tiles = statusTiles(cards);
  const counters = countersInScope(state, filter);
  return {
    sessionsByStatus: sessionsByStatus(tiles, counters),
    endedToday: counters.reduce((sum, { endedToday }) => sum + endedToday, 0),
    assignment: assignmentFigures(cards, state.assignees),
    tiles,
  };
}

export function figuresAt(
  now: number,
  { state, filter, waiting }: BoardScope,
  { sessionsByStatus, endedToday, assignment }: BoardTally,
): BoardFigures {
  const { settings, feed } = state;
  const measure = { now, targetMs: settings.queueTargetMs, buckets: filter.buckets };
  return {
    orgId: settings.orgId,
    timeZone: settings.timeZone,
    sessionsByStatus,
    endedToday,
    queue: queueFigures(waiting, measure),
    assignment,
    messagesByChannel: messagesByChannel(state, now, channelFilter(filter)),
    feed,
  };
}

function countersInScope(state: BoardState, filter: BoardFilter): ChannelCounter[] {
  const inScope = channelFilter(filter);
  return [...state.counters.values()].filter(({ channelId }) => inScope(channelId));
}

function sessionsByStatus(tiles: ReadonlyMap<string, StatusTile>, counters: readonly ChannelCounter[]) {
  const counts = new Map<string, number>(BOARD_STATUSES.map((status) => [status, 0]));
  const add = (status: string, n: number) => counts.set(status, (counts.get(status) ?? 0) + n);
  for (const { status, sessions } of tiles.values()) add(status, sessions);
  for (const { closed } of counters) {
    for (const [status, n] of Object.entries(closed)) if (n !== 0) add(status, n);
  }
  return Object.fromEntries(counts);
}
