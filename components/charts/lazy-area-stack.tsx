'use client';

import { memo } from 'react';
import type { AreaStackProps } from './area-stack';
import { ChartPlace, lazyChart } from './lazy-chart';

const AreaStack = lazyChart(() => import('./area-stack').then((loaded) => loaded.AreaStack));

/** Drawn again only when a number has changed, not with every second. */
export const LazyAreaStack = memo(function LazyAreaStack(props: AreaStackProps) {
  return (
    <ChartPlace>
      <AreaStack {...props} />
    </ChartPlace>
  );
}, isSame);

function isSame(a: AreaStackProps, b: AreaStackProps): boolean {
  return (
    a.label === b.label &&
    a.onPick === b.onPick &&
    JSON.stringify([a.points, a.ticks, a.scale, a.bands]) ===
      JSON.stringify([b.points, b.ticks, b.scale, b.bands])
  );
}
