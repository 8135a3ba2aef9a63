// Cards by id, of which every state of the board has its own. To copy a Map of 10,000 costs more than all else that a
// message asks for; to copy a row of as many costs next to nothing.
import type { SessionCard } from '../../domain/session/session.ts';

export type CardMap = ReadonlyMap<string, SessionCard> & {
  /** The same with other cards, and without some (null); this one stays as it is. */
  with(changes: ReadonlyMap<string, SessionCard | null>): CardMap;
};

/** Places without a card beyond so many, and beyond those with one: they are given anew. */
const EMPTY_KEPT = 100;

export function cardMapOf(cards: Iterable<SessionCard>): CardMap {
  const places = new Map<string, number>();
  const row: SessionCard[] = [];
  for (const card of cards) row[placeIn(places, card.id)] = card;
  return cardMap(row, places);
}

/**
 * `places` is shared by all that follow from one another: an id keeps the place that it once got, and a row that is older
 * has nothing there.
 */
function cardMap(row: readonly (SessionCard | undefined)[], places: Map<string, number>): CardMap {
  const cards = row.filter((card) => card !== undefined);
  const cardOf = (id: string) => row[places.get(id) ?? -1];
  const map: CardMap = {
    size: cards.length,
    get: cardOf,
    has: (id) => cardOf(id) !== undefined,
    keys: () => cards.map(({ id }) => id).values(),
    values: () => cards.values(),
    entries: () => entriesOf(cards),
    [Symbol.iterator]: () => entriesOf(cards),
    forEach: (tell) => cards.forEach((card) => void tell(card, card.id, map)),
    with(changes) {
      const next = row.slice();
      for (const [id, card] of changes) {
        if (card) next[placeIn(places, id)] = card;
        else if (cardOf(id)) next[placeIn(places, id)] = undefined;
      }
      const later = cardMap(next, places);
      const empty = places.size - later.size;
      return empty > Math.max(EMPTY_KEPT, later.size) ? cardMapOf(later.values()) : later;
    },
  };
  return map;
}

function placeIn(places: Map<string, number>, id: string): number {
  const place = places.get(id) ?? places.size;
  places.set(id, place);
  return place;
}

function entriesOf(cards: readonly SessionCard[]) {
  return cards.map((card): [string, SessionCard] => [card.id, card]).values();
}
