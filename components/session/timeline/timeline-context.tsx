'use client';

import { createContext, useContext } from 'react';
import type { Names } from '../use-names';
import type { Times } from '../use-times';

/** What every row needs. `showRaw` is null for those who may not see raw events. */
/** The event whose raw text is wanted. */
export type RawTarget = { position: string; at: number };

export type TimelineContextValue = {
  names: Names;
  times: Times;
  targetMs: number;
  contactName: string | null;
  showRaw: ((target: RawTarget) => void) | null;
  shownRaw: string | null;
  /** Events of a later position came while the page was open. */
  freshFrom: bigint | null;
};

const TimelineContext = createContext<TimelineContextValue | null>(null);

export const TimelineProvider = TimelineContext.Provider;

export function useTimeline(): TimelineContextValue {
  const value = useContext(TimelineContext);
  if (!value) throw new Error('A timeline row needs a TimelineProvider above it');
  return value;
}
