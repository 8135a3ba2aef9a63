'use client';

import { memo } from 'react';
import { lazyChart } from './lazy-chart';
import type { MinuteStripProps } from './minute-strip';

const MinuteStrip = lazyChart(() => import('./minute-strip').then((loaded) => loaded.MinuteStrip));

/** Drawn again only when a number has changed, not with every second. */
export const LazyMinuteStrip = memo(MinuteStrip, isSame);

function isSame(a: MinuteStripProps, b: MinuteStripProps): boolean {
  return a.most === b.most && a.minutes.join() === b.minutes.join();
}
