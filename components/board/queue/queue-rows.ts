// What the queue's table shows, line by line: who waits, and those without news folded below.
import { isNoNews } from '@/lib/domain/board/queue';
import type { SessionCard } from '@/lib/domain/session/session';

export type Fold = { count: number; oldestSince: number; isOpen: boolean };

/** Thousands wait and a few are in sight: a line is made when it is asked for. */
export type QueueRows = {
  withNews: readonly SessionCard[];
  fold: Fold | null;
  /** Below the fold, while it is open. */
  quiet: readonly SessionCard[];
};

/** `cards` are in the order to show; a session without news keeps its place among its like. */
export function queueRowsOf(cards: readonly SessionCard[], now: number, isOpen: boolean): QueueRows {
  const quiet = cards.filter((card) => isNoNews(card, now));
  const oldest = quiet[0];
  if (!oldest) return { withNews: cards, fold: null, quiet };
  return {
    withNews: cards.filter((card) => !isNoNews(card, now)),
    fold: { count: quiet.length, oldestSince: oldest.statusSince, isOpen },
    quiet: isOpen ? quiet : [],
  };
}

export function rowCount({ withNews, fold, quiet }: QueueRows): number {
  return withNews.length + (fold ? 1 : 0) + quiet.length;
}

/** A session, or null for the fold. */
export function cardAt({ withNews, quiet }: QueueRows, index: number): SessionCard | null {
  return withNews[index] ?? quiet[index - withNews.length - 1] ?? null;
}
