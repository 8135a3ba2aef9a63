'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';

const LEAST_BETWEEN_MS = 1_000;

/**
 * Calls `refresh` when `mark` has become another, once a second at most. While `isHeld` nothing moves, and the answer
 * is true: what is new waits for the person.
 */
export function useFeedChanges(mark: string, refresh: () => void, isHeld: boolean): boolean {
  const [seen, setSeen] = useState(mark);
  const lastAt = useRef(0);
  const isChanged = seen !== mark;
  const refreshNow = useEffectEvent(() => {
    lastAt.current = Date.now();
    setSeen(mark);
    refresh();
  });
  useEffect(() => {
    if (!isChanged || isHeld) return;
    const wait = Math.max(0, lastAt.current + LEAST_BETWEEN_MS - Date.now());
    const timer = setTimeout(() => refreshNow(), wait);
    return () => clearTimeout(timer);
  }, [isChanged, isHeld]);
  return isChanged && isHeld;
}
