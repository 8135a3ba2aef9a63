'use client';

import { useMemo } from 'react';
import { startOfLocalDay, startOfNextLocalDay } from '@/lib/domain/time-zone';
import type { BoardTime } from './use-board-time';
import { usePlace } from './use-place';

/** `isHeard`: something has come since it began; what nothing was heard of must not be shown as nought. */
export type Today = { from: number; to: number; isHeard: boolean };

const MINUTE_MS = 60_000;

/** The day of the server's clock: by that clock its counters begin anew, whatever comes from Zoho. */
export function useToday({ now, clock }: Pick<BoardTime, 'now' | 'clock'>): Today {
  const { timeZone } = usePlace();
  const minute = Math.floor(clock / MINUTE_MS) * MINUTE_MS;
  const day = useMemo(
    () => ({ from: startOfLocalDay(minute, timeZone), to: startOfNextLocalDay(minute, timeZone) }),
    [minute, timeZone],
  );
  const isHeard = now >= day.from;
  return useMemo(() => ({ ...day, isHeard }), [day, isHeard]);
}
