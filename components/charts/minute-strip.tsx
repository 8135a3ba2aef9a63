'use client';

import { Bar, BarChart, ReferenceLine, YAxis } from 'recharts';

export type MinuteStripProps = {
  /** [above, below] of each minute, the oldest first. */
  minutes: readonly (readonly [number, number])[];
  /** One scale for strips that stand together. */
  most: number;
};

export const STRIP_HEIGHT = 36;

/** In above the line, out below. Numbers in, picture out. */
export function MinuteStrip({ minutes, most }: MinuteStripProps) {
  const data = minutes.map(([above, below]) => ({ above, below: -below }));
  return (
    <div aria-hidden="true">
      <BarChart
        responsive
        data={data}
        style={{ width: '100%', height: STRIP_HEIGHT }}
        margin={{ top: 0, right: 0, bottom: 0, left: 0 }}
        stackOffset="sign"
        barCategoryGap={1}
        maxBarSize={6}
        accessibilityLayer={false}
      >
        <YAxis hide domain={[-most, most]} />
        <ReferenceLine y={0} stroke="var(--color-line-strong)" />
        <Bar dataKey="above" stackId="m" fill="var(--color-series-1)" isAnimationActive={false} />
        <Bar dataKey="below" stackId="m" fill="var(--color-series-2)" isAnimationActive={false} />
      </BarChart>
    </div>
  );
}
