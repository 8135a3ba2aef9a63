'use client';

import { useLocale } from 'next-intl';
import { useMemo } from 'react';
import { clockText, shortClockText } from '@/components/ui/clock-text';
import { durationText } from '@/components/ui/duration-text';
import type { BoardState } from '@/lib/domain/board/board';
import { useLive } from '@/lib/live/client/use-live';

export type Times = {
  locale: string;
  timeZone: string;
  /** 14:32:50 */
  clock: (at: number) => string;
  /** 14:32 */
  shortClock: (at: number) => string;
  /** 12 June; with the year where it is not this one. */
  day: (at: number, now: number) => string;
  /** 12 Jun */
  shortDay: (at: number) => string;
  /** Differs from day to day. */
  dayOf: (at: number) => string;
  /** 12 Jun, 14:32:50; the time alone where it is today. */
  moment: (at: number, now: number) => string;
  duration: (ms: number) => string;
  /** 5 min */
  target: (ms: number) => string;
};

const MINUTE_MS = 60_000;

const selectTimeZone = (state: BoardState) => state.settings.timeZone;

/** Instants and durations in the user's language and the org's time zone. */
export function useTimes(): Times {
  const locale = useLocale();
  const timeZone = useLive(selectTimeZone);
  return useMemo(() => timesOf(locale, timeZone), [locale, timeZone]);
}

export function timesOf(locale: string, timeZone: string): Times {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, { timeZone, hourCycle: 'h23', ...options });
    return (at: number) => formatter.format(at);
  };
  const clock = (at: number) => clockText(at, { locale, timeZone });
  const yearOf = format({ year: 'numeric' });
  const dayOf = format({ year: 'numeric', month: '2-digit', day: '2-digit' });
  const longDay = format({ day: 'numeric', month: 'long' });
  const shortDay = format({ day: 'numeric', month: 'short' });
  const dayWithYear = format({ day: 'numeric', month: 'long', year: 'numeric' });
  const shortDayWithYear = format({ day: 'numeric', month: 'short', year: 'numeric' });
  const minutes = new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'short' });
  const isThisYear = (at: number, now: number) => yearOf(at) === yearOf(now);
  return {
    locale,
    timeZone,
    clock,
    shortClock: (at) => shortClockText(at, { locale, timeZone }),
    dayOf,
    shortDay,
    day: (at, now) => (isThisYear(at, now) ? longDay(at) : dayWithYear(at)),
    moment: (at, now) => {
      if (dayOf(at) === dayOf(now)) return clock(at);
      return `${isThisYear(at, now) ? shortDay(at) : shortDayWithYear(at)}, ${clock(at)}`;
    },
    duration: (ms) => durationText(ms, locale),
    target: (ms) => (ms % MINUTE_MS === 0 ? minutes.format(ms / MINUTE_MS) : durationText(ms, locale)),
  };
}
