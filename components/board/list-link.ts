import type { BoardFilter } from '@/lib/domain/board/board-filter';
import { queryWithin, type SessionQuery } from '@/lib/domain/lists/session-query';
import { listLinkOf } from '@/lib/domain/lists/session-query-params';

/** The list behind a figure of the filtered board; null where the filter leaves nothing to list. */
export function listLinkWithin(query: SessionQuery, filter: BoardFilter): string | null {
  const narrowed = queryWithin(query, filter);
  return narrowed === null ? null : listLinkOf(narrowed);
}
