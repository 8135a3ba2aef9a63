'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { useFreshStart } from '@/components/shell/use-fresh-start';
import type { SessionCard } from '@/lib/domain/session/session';
import type { SessionDetail } from '@/lib/domain/session/session-detail';
import { useLiveClient } from '@/lib/live/client/live-context';
import { useSessionChanges } from '@/lib/live/client/use-live';

const RETRY_MS = 3_000;

/** What the page was rendered from, fetched again where the board knows a newer state of the session, or none. */
export function useSessionDetail(initial: SessionDetail): SessionDetail {
  const { store } = useLiveClient();
  const [detail, setDetail] = useState(initial);
  const { id } = initial.session;
  const refresh = useRefresh(id, setDetail);

  const hear = (card: SessionCard | null) => {
    if (card && card.version <= detail.session.version) return;
    // The card is here already: the head of the page need not wait for the history.
    if (card) setDetail((held) => ({ ...held, session: { ...held.session, ...card } }));
    refresh();
  };
  useSessionChanges(id, hear);
  useFreshStart(initial, () => hear(store.getState().sessions.get(id) ?? null));
  return detail;
}

/** One request at a time; what changes meanwhile asks for one more. */
function useRefresh(id: string, take: (update: (held: SessionDetail) => SessionDetail) => void): () => void {
  const state = useRef<'idle' | 'busy' | 'again'>('idle');
  const stop = useRef(new AbortController());
  const retry = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    stop.current = new AbortController();
    return () => {
      stop.current.abort();
      clearTimeout(retry.current);
      state.current = 'idle';
    };
  }, []);

  const refresh = useCallback(async () => {
    if (state.current !== 'idle') {
      state.current = 'again';
      return;
    }
    state.current = 'busy';
    const { signal } = stop.current;
    const fresh = await fetchDetail(id, signal);
    if (signal.aborted) return;
    if (fresh) take((held) => (fresh.session.version >= held.session.version ? fresh : held));
    const again = (state.current as string) === 'again';
    state.current = 'idle';
    clearTimeout(retry.current);
    if (again) refresh();
    else if (!fresh) retry.current = setTimeout(refresh, RETRY_MS);
  }, [id, take]);

  return refresh;
}

/** Null where the server cannot be asked now. */
async function fetchDetail(id: string, signal: AbortSignal): Promise<SessionDetail | null> {
  try {
    const response = await fetch(`/api/sessions/${encodeURIComponent(id)}`, { signal, cache: 'no-store' });
    return response.ok ? ((await response.json()) as SessionDetail) : null;
  } catch {
    return null;
  }
}
