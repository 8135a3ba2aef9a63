// Every figure of the board, from the same rows on the server and in the browser.

import { BOARD_STATUSES, isTerminal } from '../events/status.ts';
import { NOT_REPORTED, type SessionCard } from '../session/session.ts';
import { type AssignmentFigures, assignmentFigures } from './assignment-figures.ts';
import type { BoardState, FeedHealth } from './board.ts';
import { type BoardFilter, cardFilter, channelFilter } from './board-filter.ts';
import { type ChannelMessages, messagesByChannel } from './message-rates.ts';
import { type QueueFigures, queueFigures } from './queue-figures.ts';

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

/**
 * `now` is the server's clock in epoch ms. Counters (closed sessions, messages) know only channels: the rest of the
 * filter does not narrow them.
 */
export function boardFigures(state: BoardState, now: number, filter: BoardFilter = {}): BoardFigures {
  const cards = liveCards(state, filter);
  return {
    orgId: state.settings.orgId,
    timeZone: state.settings.timeZone,
    sessionsByStatus: sessionsByStatus(state, cards, filter),
    endedToday: countersInScope(state, filter).reduce((sum, { endedToday }) => sum + endedToday, 0),
    queue: queueFigures(cards, { now, targetMs: state.settings.queueTargetMs, buckets: filter.buckets }),
    assignment: assignmentFigures(cards, state.assignees),
    messagesByChannel: messagesByChannel(state, now, channelFilter(filter)),
    feed: state.feed,
  };
}

/** The sessions that are not terminal and pass the filter, in no particular order. */
export function liveCards(state: BoardState, filter: BoardFilter = {}): SessionCard[] {
  const passes = cardFilter(filter, state);
  const cards: SessionCard[] = [];
  for (const card of state.sessions.values()) if (!isTerminal(card.status) && passes(card)) cards.push(card);
  return cards;
}

function countersInScope(state: BoardState, filter: BoardFilter) {
  const inScope = channelFilter(filter);
  return [...state.counters.values()].filter(({ channelId }) => inScope(channelId));
}

function sessionsByStatus(state: BoardState, cards: readonly SessionCard[], filter: BoardFilter) {
  const counts = new Map<string, number>(BOARD_STATUSES.map((status) => [status, 0]));
  const add = (status: string, n: number) => counts.set(status, (counts.get(status) ?? 0) + n);
  for (const card of cards) add(card.status ?? NOT_REPORTED, 1);
  for (const { closed } of countersInScope(state, filter)) {
    for (const [status, n] of Object.entries(closed)) if (n !== 0) add(status, n);
  }
  return Object.fromEntries(counts);
}
