'use client';

import { useFormatter } from 'next-intl';
import { useRef } from 'react';
import { Area, AreaChart, CartesianGrid, Tooltip, XAxis, YAxis } from 'recharts';
import { AREA_HEIGHT, PLOT_BOTTOM, PLOT_TOP } from './area-plot';

export type AreaBand = { key: string; name: string; colour: string; values: readonly number[] };

export type AreaPoint = { place: number; text: string };

export type AreaStackProps = {
  /** From the base up; all of one length, the oldest value first. */
  bands: readonly AreaBand[];
  /** Where each value stands from left to right, the first at 0, and what it is of. */
  points: readonly AreaPoint[];
  /** The places under which a point's text is written. */
  ticks: readonly number[];
  /** Where lines are drawn, from zero to the top. */
  scale: readonly number[];
  label: string;
  /** A place was chosen; the key of its band, null above them all. */
  onPick: (index: number, key: string | null) => void;
};

/** Bands on top of each other, from zero. Numbers in, picture out. */
export function AreaStack({ bands, points, ticks, scale, label, onPick }: AreaStackProps) {
  const data = points.map(({ place }, index) =>
    Object.fromEntries([['place', place], ...bands.map(({ key, values }) => [key, edgeAt(values, index)])]),
  );
  const format = useFormatter();
  const textOf = (count: number) => format.number(count);
  const indexOf = new Map(points.map(({ place }, index) => [place, index]));
  const textAt = (place: number) => points[indexOf.get(place) ?? -1]?.text ?? '';
  // The band hears the click before the chart does, and the chart knows where it was.
  const pickedBand = useRef<string | null>(null);
  return (
    <div role="img" aria-label={label} className="h-full cursor-pointer">
      <AreaChart
        responsive
        data={data}
        style={{ width: '100%', height: '100%', minHeight: AREA_HEIGHT }}
        margin={{ top: PLOT_TOP, right: 0, bottom: 0, left: 0 }}
        accessibilityLayer={false}
        onClick={({ activeTooltipIndex }) => {
          const index = Number(activeTooltipIndex);
          if (index in points) onPick(index, pickedBand.current);
          pickedBand.current = null;
        }}
      >
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          dataKey="place"
          type="number"
          domain={[0, points.at(-1)?.place ?? 0]}
          height={PLOT_BOTTOM}
          ticks={ticks}
          tickFormatter={textAt}
          {...AXIS}
          interval="preserveStartEnd"
        />
        <YAxis
          width={Math.max(36, 12 + DIGIT_PX * textOf(scale.at(-1) ?? 0).length)}
          domain={[0, scale.at(-1) ?? 0]}
          ticks={scale}
          tickFormatter={textOf}
          interval={0}
          {...AXIS}
        />
        <Tooltip
          content={({ active, label: place }) =>
            active ? (
              <Values bands={bands} index={indexOf.get(Number(place)) ?? -1} moment={textAt(Number(place))} />
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

/** A band of nobody has no edge: it would lie over that of the band below. */
function edgeAt(values: readonly number[], index: number): number | null {
  const isEmpty = [index - 1, index, index + 1].every((near) => (values[near] ?? 0) === 0);
  return isEmpty ? null : (values[index] ?? 0);
}

/** At most, of the axis. */
const DIGIT_PX = 7;

const AXIS = {
  tickLine: false,
  axisLine: { stroke: 'var(--color-line)' },
  tick: { fill: 'var(--color-ink-3)', fontSize: 12 },
} as const;

/** The top band first, as it lies. */
function Values({ bands, index, moment }: { bands: readonly AreaBand[]; index: number; moment: string }) {
  const format = useFormatter();
  return (
    <div className="rounded-md bg-overlay px-3 py-2 text-xs shadow-float">
      <b className="font-strong">{moment}</b>
      {[...bands].reverse().map(({ key, name, colour, values }) => (
        <p key={key} className="flex items-center gap-2 whitespace-nowrap">
          <span aria-hidden="true" className="size-2 rounded-[2px]" style={{ background: colour }} />
          <span className="min-w-6 text-right">{format.number(values[index] ?? 0)}</span> {name}
        </p>
      ))}
    </div>
  );
}
