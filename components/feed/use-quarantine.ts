'use client';

import { useEffect, useRef, useState } from 'react';
import { useFreshStart } from '@/components/shell/use-fresh-start';
import type { QuarantineList } from '@/lib/domain/feed/feed-log';
import { fetchJson } from './fetch-json';

export type QuarantineState = QuarantineList & { isLoadingMore: boolean; failed: boolean };

export function useQuarantine(initial: QuarantineList) {
  const [list, setList] = useState<QuarantineState>({ ...initial, isLoadingMore: false, failed: false });
  const stopping = useRef<AbortController>(undefined);
  useEffect(() => {
    const stop = new AbortController();
    stopping.current = stop;
    return () => stop.abort();
  }, []);

  const ask = async (cursor: string | null) => {
    const stop = stopping.current;
    if (stop === undefined) return;
    const query = cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    const page = await fetchJson<QuarantineList>(`/api/feed/quarantine${query}`, stop.signal);
    if (stop.signal.aborted) return;
    setList((held) => {
      if (page === null) return { ...held, isLoadingMore: false, failed: true };
      const elements = cursor === null ? page.elements : [...held.elements, ...page.elements];
      return { ...page, elements, isLoadingMore: false, failed: false };
    });
  };

  const refresh = () => void ask(null);
  useFreshStart(initial, refresh);
  const loadMore = () => {
    if (list.nextCursor === null || list.isLoadingMore) return;
    setList((held) => ({ ...held, isLoadingMore: true }));
    void ask(list.nextCursor);
  };
  return { list, refresh, loadMore };
}
