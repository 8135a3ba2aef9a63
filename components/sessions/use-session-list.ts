'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useFreshStart } from '@/components/shell/use-fresh-start';
import type { SessionQuery } from '@/lib/domain/lists/session-query';
import { MAX_LIMIT, searchParamsOf } from '@/lib/domain/lists/session-query-params';
import type { SessionCard } from '@/lib/domain/session/session';
import { useLiveClient } from '@/lib/live/client/live-context';

/** One page of GET /api/sessions. */
export type SessionPage = {
  sessions: SessionCard[];
  total: number;
  nextCursor: string | null;
  asOf: number;
  position: string;
};

export type SessionListState = SessionPage & { busy: 'more' | 'refresh' | null; failed: boolean };

export type SessionListControls = { list: SessionListState; loadMore: () => void; refresh: () => void };

/** The first page comes with the page; more on demand, and all that is shown again on refresh. */
export function useSessionList(query: SessionQuery, initial: SessionPage): SessionListControls {
  const { store } = useLiveClient();
  const [list, setList] = useState<SessionListState>({ ...initial, busy: null, failed: false });
  const [source, setSource] = useState(initial);
  const request = useRef<AbortController>(undefined);
  // Another query came through the address: its first page replaces all that was held of the one before.
  if (source !== initial) {
    setSource(initial);
    setList({ ...initial, busy: null, failed: false });
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer to the query before must not arrive any more
  useEffect(() => () => request.current?.abort(), [initial]);

  const ask = useCallback(
    async (
      kind: 'more' | 'refresh',
      asked: SessionQuery,
      take: (held: SessionPage, page: SessionPage) => SessionPage,
    ) => {
      request.current?.abort();
      const stop = new AbortController();
      request.current = stop;
      setList((held) => ({ ...held, busy: kind, failed: false }));
      const page = await fetchPage(asked, stop.signal);
      if (stop.signal.aborted) return;
      setList((held) => ({ ...(page ? take(held, page) : held), busy: null, failed: page === null }));
    },
    [],
  );

  const loadMore = () => {
    if (list.nextCursor === null) return;
    ask('more', { ...query, cursor: list.nextCursor }, (held, page) => ({
      ...page,
      sessions: [
        ...held.sessions,
        ...page.sessions.filter(({ id }) => !held.sessions.some((row) => row.id === id)),
      ],
    }));
  };
  const refresh = () => {
    const limit = Math.min(
      MAX_LIMIT,
      Math.max(list.sessions.length, query.limit ?? 0, initial.sessions.length, 50),
    );
    ask('refresh', { ...query, cursor: undefined, limit }, (_held, page) => page);
  };
  // A past moment does not change, and a list of the very position that the board is at has nothing to catch up with.
  useFreshStart(initial, () => {
    if (query.at === undefined && store.getPosition() !== initial.position) refresh();
  });
  return { list, loadMore, refresh };
}

/** Null where the server cannot be asked now. */
async function fetchPage(query: SessionQuery, signal: AbortSignal): Promise<SessionPage | null> {
  try {
    const response = await fetch(`/api/sessions?${searchParamsOf(query)}`, { signal, cache: 'no-store' });
    return response.ok ? ((await response.json()) as SessionPage) : null;
  } catch {
    return null;
  }
}
