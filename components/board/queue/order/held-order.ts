import type { SessionCard } from '@/lib/domain/session/session';

export type HeldOrder = {
  cards: readonly SessionCard[];
  /** Those of them that have left since the order was held. */
  left: ReadonlySet<SessionCard>;
  /** How many wait for the order to be let go. */
  fresh: number;
};

const NOBODY: ReadonlySet<SessionCard> = new Set();

/** The cards as they stood when the order was held, each with its newest facts; null: as they stand now. */
export function heldOrderOf(present: readonly SessionCard[], held: readonly SessionCard[] | null): HeldOrder {
  if (held === null) return { cards: present, left: NOBODY, fresh: 0 };
  const byId = new Map(present.map((card) => [card.id, card]));
  const heldIds = new Set(held.map(({ id }) => id));
  return {
    cards: held.map((card) => byId.get(card.id) ?? card),
    left: new Set(held.filter(({ id }) => !byId.has(id))),
    fresh: present.filter(({ id }) => !heldIds.has(id)).length,
  };
}
