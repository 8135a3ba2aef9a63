// Who is on the board in one view, and who of them waits: what the time does not change, found once for each state.
import { isTerminal } from '../events/status.ts';
import type { SessionCard } from '../session/session.ts';
import type { BoardState } from './board.ts';
import { type BoardFilter, cardFilter } from './board-filter.ts';
import { isWaiting, mergedByWait, waitingOldestFirst } from './queue.ts';

export type BoardScope = {
  state: BoardState;
  filter: BoardFilter;
  /** The sessions that are not terminal and pass the filter, in no particular order. */
  cards: readonly SessionCard[];
  /** Those of them who wait, oldest first. */
  waiting: readonly SessionCard[];
};

/** `before`: a scope of an earlier state, whose order is taken over. Buckets narrow nothing here. */
export function boardScope(
  state: BoardState,
  filter: BoardFilter = {},
  before: BoardScope | null = null,
): BoardScope {
  const cards = liveCards(state, filter);
  const waiting =
    before !== null && isOfSameView(before, state, filter)
      ? waitingAfter(before, state, cards)
      : waitingOldestFirst(cards);
  return { state, filter, cards, waiting };
}

function liveCards(state: BoardState, filter: BoardFilter): SessionCard[] {
  const passes = cardFilter(filter, state);
  const cards: SessionCard[] = [];
  for (const card of state.sessions.values()) if (!isTerminal(card.status) && passes(card)) cards.push(card);
  return cards;
}

/** Names decide what a search finds. */
function isOfSameView(before: BoardScope, state: BoardState, filter: BoardFilter): boolean {
  const isSearched = filter.q !== undefined;
  const { channels, assignees } = before.state;
  return (
    JSON.stringify(before.filter) === JSON.stringify(filter) &&
    (!isSearched || (channels === state.channels && assignees === state.assignees))
  );
}

/** A card that is the same object waits as long as it did, at its place among the others. */
function waitingAfter(before: BoardScope, { sessions }: BoardState, cards: readonly SessionCard[]) {
  const earlier = before.state.sessions;
  const changed = cards.filter((card) => earlier.get(card.id) !== card);
  const changedIds = new Set(changed.map(({ id }) => id));
  const stayed = before.waiting.filter(({ id }) => !changedIds.has(id));
  const fresh = waitingOldestFirst(changed);
  const hasLost = stayed.length + fresh.length !== countWaiting(cards);
  const kept = hasLost ? stayed.filter((card) => sessions.get(card.id) === card) : stayed;
  const isSame = fresh.length === 0 && kept.length === before.waiting.length;
  return isSame ? before.waiting : mergedByWait(kept, fresh);
}

function countWaiting(cards: readonly SessionCard[]): number {
  let count = 0;
  for (const card of cards) if (isWaiting(card)) count += 1;
  return count;
}
