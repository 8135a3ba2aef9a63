'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { BoardState } from '@/lib/domain/board/board';
import { useLive } from '@/lib/live/client/use-live';

const LEAST_BETWEEN_MS = 3_000;

const selectSessions = (state: BoardState) => state.sessions;
const selectCounters = (state: BoardState) => state.counters;

/**
 * Calls `refresh` when the board has changed, every 3 s at most. While `isHeld` (the pointer or the focus is in the
 * list) nothing moves, and the answer is true: a refresh waits for the person.
 */
export function useListChanges(refresh: () => void, isHeld: boolean): boolean {
  const sessions = useLive(selectSessions);
  const counters = useLive(selectCounters);
  const [seen, setSeen] = useState({ sessions, counters });
  const lastAt = useRef(0);
  const isChanged = seen.sessions !== sessions || seen.counters !== counters;

  const refreshNow = useEffectEvent(() => {
    lastAt.current = Date.now();
    setSeen({ sessions, counters });
    refresh();
  });
  useEffect(() => {
    if (!isChanged || isHeld) return;
    const wait = Math.max(0, lastAt.current + LEAST_BETWEEN_MS - Date.now());
    const timer = setTimeout(refreshNow, wait);
    return () => clearTimeout(timer);
  }, [isChanged, isHeld]);
  return isChanged && isHeld;
}
