'use client';

import { useEffect, useEffectEvent, useMemo, useSyncExternalStore } from 'react';
import type { BoardState } from '../../domain/board/board.ts';
import type { Link } from './connection.ts';
import { useLiveClient } from './live-context.ts';
import type { SessionListener } from './live-store.ts';

export { LiveProvider } from './live-provider.tsx';

/** A selector returns a slice that is in the state, so that a component renders only when its slice changes. */
export function useLive<T>(selector: (state: BoardState) => T): T {
  const { store } = useLiveClient();
  const [select, selectInitial] = useMemo(
    () => [
      oncePerState(selector, () => store.getState()),
      oncePerState(selector, () => store.getInitialState()),
    ],
    [store, selector],
  );
  return useSyncExternalStore(store.subscribe, select, selectInitial);
}

/** The server's clock in epoch ms: a step each second, standing still while the figures are not live. */
export function useServerNow(): number {
  const { connection, initialNow } = useLiveClient();
  return useSyncExternalStore(connection.subscribe, connection.getNow, () => initialNow);
}

export function useConnection(): Link & { retryNow: () => void } {
  const { connection, initialLink } = useLiveClient();
  const link = useSyncExternalStore(connection.subscribe, connection.getLink, () => initialLink);
  return { ...link, retryNow: connection.retryNow };
}

/** Calls `listener` at every change of one session; with null where it may have changed unseen. */
export function useSessionChanges(id: string, listener: SessionListener): void {
  const { store } = useLiveClient();
  const tell = useEffectEvent(listener);
  useEffect(() => store.subscribeToSession(id, (card) => tell(card)), [store, id]);
}

/** A derived value must be the same object for the same state, or React would render without end. */
function oncePerState<T>(selector: (state: BoardState) => T, getState: () => BoardState): () => T {
  let last: { state: BoardState; value: T } | null = null;
  return () => {
    const state = getState();
    if (last?.state !== state) last = { state, value: selector(state) };
    return last.value;
  };
}
