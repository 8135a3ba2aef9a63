'use client';

import { useEffect, useRef, useState } from 'react';
import { useFreshStart } from '@/components/shell/use-fresh-start';
import { afterNewest } from '@/lib/domain/feed/feed-log';
import type { FeedAnswer } from '@/lib/domain/feed/feed-report';
import { fetchJson } from './fetch-json';
import { useEachMinute } from './use-each-minute';

export type FeedLogState = FeedAnswer & { isLoadingMore: boolean; failed: boolean };

/**
 * The first page comes with the screen; newer ones are put above it, older ones below on demand. What the deliveries do
 * not tell of themselves grows old while none come: each minute it is asked for anew, and no row moves.
 */
export function useFeedLog(initial: FeedAnswer) {
  const [log, setLog] = useState<FeedLogState>({ ...initial, isLoadingMore: false, failed: false });
  const stopping = useRef<AbortController>(undefined);
  useEffect(() => {
    const stop = new AbortController();
    stopping.current = stop;
    return () => stop.abort();
  }, []);

  const ask = async (path: string, take: (held: FeedLogState, page: FeedAnswer) => FeedLogState) => {
    const stop = stopping.current;
    if (stop === undefined) return;
    const page = await fetchJson<FeedAnswer>(path, stop.signal);
    if (stop.signal.aborted) return;
    setLog((held) => (page === null ? { ...held, isLoadingMore: false, failed: true } : take(held, page)));
  };

  const refresh = () =>
    void ask('/api/feed', (held, page) => ({
      ...held,
      ...afterNewest(held, page),
      report: page.report ?? held.report,
      failed: false,
    }));
  useFreshStart(initial, refresh);
  useEachMinute(() => {
    void ask('/api/feed', (held, { lag, report, asOf }) => ({
      ...held,
      ...{ lag, asOf, report: report ?? held.report, failed: false },
    }));
  });
  const loadMore = () => {
    if (log.nextCursor === null || log.isLoadingMore) return;
    setLog((held) => ({ ...held, isLoadingMore: true }));
    void ask(`/api/feed?cursor=${encodeURIComponent(log.nextCursor)}`, (held, page) => {
      const known = new Set(held.deliveries.map(({ id }) => id));
      const older = page.deliveries.filter(({ id }) => !known.has(id));
      return {
        ...held,
        deliveries: [...held.deliveries, ...older],
        nextCursor: page.nextCursor,
        isLoadingMore: false,
        failed: false,
      };
    });
  };
  return { log, refresh, loadMore };
}
