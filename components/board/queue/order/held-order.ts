import type { SessionCard } from '@/lib/domain/session/session';
import type { HeldCard } from '../queue-rows';

export type HeldOrder = {
  cards: HeldCard[];
  /** How many wait for the order to be let go, and how many have left since it was held. */
  fresh: number;
  left: number;
};

/** The cards as they stood when the order was held, each with its newest facts; null: as they stand now. */
export function heldOrderOf(present: readonly SessionCard[], held: readonly SessionCard[] | null): HeldOrder {
  if (held === null) {
    return { cards: present.map((card) => ({ card, hasLeft: false })), fresh: 0, left: 0 };
  }
  const byId = new Map(present.map((card) => [card.id, card]));
  const heldIds = new Set(held.map(({ id }) => id));
  const cards = held.map((card) => ({ card: byId.get(card.id) ?? card, hasLeft: !byId.has(card.id) }));
  return {
    cards,
    fresh: present.filter(({ id }) => !heldIds.has(id)).length,
    left: cards.filter(({ hasLeft }) => hasLeft).length,
  };
}
