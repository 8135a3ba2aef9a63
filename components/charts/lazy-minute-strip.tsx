'use client';

import dynamic from 'next/dynamic';
import { memo } from 'react';
import type { MinuteStripProps } from './minute-strip';

const RETRY_MS = 3_000;

/** The chart library comes after the page is usable; its place is kept meanwhile. */
const MinuteStrip = dynamic(loadStrip, { ssr: false });

/** A server that restarts just then must not take the page with it: the strip waits and asks again. */
async function loadStrip() {
  for (;;) {
    const loaded = await import('./minute-strip').catch(() => null);
    if (loaded) return loaded.MinuteStrip;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}

/** Drawn again only when a number has changed, not with every second. */
export const LazyMinuteStrip = memo(MinuteStrip, isSame);

function isSame(a: MinuteStripProps, b: MinuteStripProps): boolean {
  return a.most === b.most && a.label === b.label && a.minutes.join() === b.minutes.join();
}
