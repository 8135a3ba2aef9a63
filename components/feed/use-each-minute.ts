'use client';

import { useEffect, useEffectEvent } from 'react';

const MINUTE_MS = 60_000;

/** Calls `renew` each minute while somebody can see it, and at once where they come back after longer than that. */
export function useEachMinute(renew: () => void): void {
  const tell = useEffectEvent(renew);
  useEffect(() => {
    let isDue = false;
    const look = () => {
      if (!isDue || document.visibilityState !== 'visible') return;
      isDue = false;
      tell();
    };
    const timer = setInterval(() => {
      isDue = true;
      look();
    }, MINUTE_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
}
