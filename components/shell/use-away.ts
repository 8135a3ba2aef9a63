'use client';

import { useEffect, useState } from 'react';
import { type ChangesBetween, changesBetween, type Seen } from '@/lib/domain/board/changes-between';
import { useLiveClient } from '@/lib/live/client/live-context';

const AWAY_MS = 2 * 60_000;

/** What changed while nobody looked, or while the screen had lost the server; told once, on return. */
export function useAway(): { changes: ChangesBetween | null; dismiss: () => void } {
  const { store, connection } = useLiveClient();
  const [changes, setChanges] = useState<ChangesBetween | null>(null);
  useEffect(() => {
    let left: Seen | null = null;
    const look = () => {
      const isLooking = document.visibilityState === 'visible' && connection.getLink().status === 'live';
      const seen = { state: store.getState(), at: connection.getNow() };
      if (!isLooking) {
        left ??= seen;
        return;
      }
      const before = left;
      left = null;
      if (before && seen.at - before.at >= AWAY_MS) setChanges(changesBetween(before, seen));
    };
    document.addEventListener('visibilitychange', look);
    const unsubscribe = connection.subscribe(look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      unsubscribe();
    };
  }, [store, connection]);
  return { changes, dismiss: () => setChanges(null) };
}
