'use client';

import { useMemo, useState } from 'react';
import type { SessionCard } from '@/lib/domain/session/session';
import { type HeldOrder, heldOrderOf } from './held-order';

type Held = { cards: readonly SessionCard[]; view: string } | null;

/** While `isHeld`, the order stays as it is; another `view` (filter) starts from the present one. */
export function useHeldOrder(
  present: readonly SessionCard[],
  view: string,
  isHeld: boolean,
): HeldOrder & { isHeld: boolean; release: () => void } {
  const [held, setHeld] = useState<Held>(null);
  const mustHold = isHeld && held?.view !== view;
  if (mustHold) setHeld({ cards: present, view });
  if (!isHeld && held !== null) setHeld(null);
  const cards = isHeld && held?.view === view ? held.cards : null;
  const order = useMemo(() => heldOrderOf(present, cards), [present, cards]);
  return {
    ...order,
    isHeld: cards !== null,
    release: () => setHeld({ cards: present, view }),
  };
}
