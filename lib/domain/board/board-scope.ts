// Who is on the board in one view, and who of them waits: what the time does not change, found once for each state.
import { isTerminal } from '../events/status.ts';
import type { SessionCard } from '../session/session.ts';
import type { BoardState } from './board.ts';
import { type BoardFilter, cardFilter } from './board-filter.ts';
import { isWaiting, rowAfter, waitingOldestFirst } from './queue.ts';

export type BoardScope = {
  state: BoardState;
  filter: BoardFilter;
  /** The sessions that are not terminal and pass the filter, in no particular order. */
  cards: readonly SessionCard[];
  /** Those of them who wait, oldest first. */
  waiting: readonly SessionCard[];
};

/** From so many changes on, sorting all is the shorter way. */
const MANY_CHANGES = 500;

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
function waitingAfter(before: BoardScope, state: BoardState, cards: readonly SessionCard[]) {
  const { gone, come } = differenceOf(before.cards, cards, state);
  const [left, fresh] = [gone.filter(isWaiting), come.filter(isWaiting)];
  const changes = left.length + fresh.length;
  if (changes === 0) return before.waiting;
  return changes > MANY_CHANGES ? waitingOldestFirst(cards) : rowAfter(before.waiting, left, fresh);
}

/** A change keeps the order of those that it leaves alone: the two rows are compared side by side. */
function differenceOf(
  before: readonly SessionCard[],
  after: readonly SessionCard[],
  { sessions }: BoardState,
) {
  const [gone, come]: [SessionCard[], SessionCard[]] = [[], []];
  let place = 0;
  for (const card of after) {
    let old = before[place];
    while (old && old !== card && sessions.get(old.id) !== old) {
      gone.push(old);
      place += 1;
      old = before[place];
    }
    if (old === card) place += 1;
    else come.push(card);
  }
  return { gone: [...gone, ...before.slice(place)], come };
}
