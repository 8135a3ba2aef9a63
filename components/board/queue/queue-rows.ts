// What the queue's table shows, line by line: who waits, and those without news folded below.
import { isNoNews } from '@/lib/domain/board/queue';
import type { SessionCard } from '@/lib/domain/session/session';

export type HeldCard = { card: SessionCard; hasLeft: boolean };

export type QueueRow =
  | ({ kind: 'session'; id: string } & HeldCard)
  | { kind: 'fold'; id: string; count: number; oldestSince: number; isOpen: boolean };

/** `cards` are in the order to show; a session without news keeps its place among its like. */
export function queueRowsOf(cards: readonly HeldCard[], now: number, isOpen: boolean): QueueRow[] {
  const rows: QueueRow[] = [];
  const quiet: HeldCard[] = [];
  for (const held of cards) {
    if (isNoNews(held.card, now)) quiet.push(held);
    else rows.push(sessionRow(held));
  }
  const oldest = quiet[0];
  if (!oldest) return rows;
  const fold: QueueRow = {
    kind: 'fold',
    id: 'no-news',
    count: quiet.length,
    oldestSince: oldest.card.statusSince,
    isOpen,
  };
  return [...rows, fold, ...(isOpen ? quiet.map(sessionRow) : [])];
}

function sessionRow({ card, hasLeft }: HeldCard): QueueRow {
  return { kind: 'session', id: card.id, card, hasLeft };
}
