import type { Assignment } from '@/lib/domain/events/assignment';

/** Agent and bot are neutral; blue means that nobody has it yet. */
export const HOLDER_COLOURS: Readonly<Record<Assignment, string>> = {
  AGENT: 'var(--color-series-1)',
  BOT: 'var(--color-series-2)',
  OTHER: 'var(--color-series-3)',
  NONE: 'var(--color-status-waiting)',
};

const ORDER: readonly Assignment[] = ['AGENT', 'BOT', 'OTHER', 'NONE'];

/** In the order to show; assignees of another type only where there are any. */
export function shownHolders(counts: Readonly<Record<Assignment, number>>): Assignment[] {
  return ORDER.filter((holder) => holder !== 'OTHER' || counts.OTHER > 0);
}
