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
    a.moments.join() === b.moments.join() &&
    JSON.stringify(a.bands) === JSON.stringify(b.bands)
  );
}
