'use client';

import { useRef } from 'react';
import { Area, AreaChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts';
import { AREA_HEIGHT } from './area-stack-height';

export type AreaBand = { key: string; name: string; colour: string; values: readonly number[] };

export type AreaStackProps = {
  /** From the base up; all of one length, the oldest value first. */
  bands: readonly AreaBand[];
  /** What to write under each value; '' writes nothing. */
  ticks: readonly string[];
  /** What each value is of, for the one under the pointer. */
  moments: readonly string[];
  label: string;
  /** A place was chosen; the key of its band, null above them all. */
  onPick: (index: number, key: string | null) => void;
};

/** Bands on top of each other, from zero. Numbers in, picture out. */
export function AreaStack({ bands, ticks, moments, label, onPick }: AreaStackProps) {
  const data = moments.map((_, index) =>
    Object.fromEntries([['index', index], ...bands.map(({ key, values }) => [key, values[index] ?? 0])]),
  );
  // The band hears the click before the chart does, and the chart knows where it was.
  const pickedBand = useRef<string | null>(null);
  const marked = ticks.flatMap((tick, index) => (tick === '' ? [] : [index]));
  return (
    <div role="img" aria-label={label} className="h-full cursor-pointer">
      <AreaChart
        responsive
        data={data}
        style={{ width: '100%', height: '100%', minHeight: AREA_HEIGHT }}
        margin={{ top: 6, right: 0, bottom: 0, left: 0 }}
        accessibilityLayer={false}
        onClick={({ activeTooltipIndex }) => {
          const index = Number(activeTooltipIndex);
          if (index in moments) onPick(index, pickedBand.current);
          pickedBand.current = null;
        }}
      >
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          dataKey="index"
          type="number"
          domain={[0, moments.length - 1]}
          ticks={marked}
          tickFormatter={(index: number) => ticks[index] ?? ''}
          {...AXIS}
          interval="preserveStartEnd"
        />
        <YAxis width={36} allowDecimals={false} tickCount={4} {...AXIS} />
        <Tooltip
          content={({ active, label: index }) =>
            active ? (
              <Values bands={bands} index={Number(index)} moment={moments[Number(index)] ?? ''} />
            ) : null
          }
          cursor={{ stroke: 'var(--color-control)' }}
          isAnimationActive={false}
        />
        {bands.map(({ key, colour }) => (
          <Area
            key={key}
            dataKey={key}
            stackId="bands"
            stroke={colour}
            strokeWidth={1.5}
            fill={colour}
            fillOpacity="var(--area-opacity)"
            activeDot={false}
            onClick={() => {
              pickedBand.current = key;
            }}
            isAnimationActive={false}
          />
        ))}
      </AreaChart>
    </div>
  );
}

const AXIS = {
  tickLine: false,
  axisLine: { stroke: 'var(--color-line)' },
  tick: { fill: 'var(--color-ink-3)', fontSize: 12 },
} as const;

/** The top band first, as it lies. */
function Values({ bands, index, moment }: { bands: readonly AreaBand[]; index: number; moment: string }) {
  return (
    <div className="rounded-md bg-overlay px-3 py-2 text-xs shadow-float">
      <b className="font-strong">{moment}</b>
      {[...bands].reverse().map(({ key, name, colour, values }) => (
        <p key={key} className="flex items-center gap-2 whitespace-nowrap">
          <span aria-hidden="true" className="size-2 rounded-[2px]" style={{ background: colour }} />
          <span className="min-w-6 text-right">{values[index] ?? 0}</span> {name}
        </p>
      ))}
    </div>
  );
}
