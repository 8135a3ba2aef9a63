type MinuteStripProps = {
  /** [above, below] of each minute, the oldest first. */
  minutes: readonly (readonly [number, number])[];
  /** One scale for strips that stand together. */
  most: number;
};

const HEIGHT = 36;
const MIDDLE = HEIGHT / 2;
/** A bar of three in a step of four. */
const STEP = 4;
const BAR = 3;

/** In above the line, out below. Two paths: they are drawn anew with every message. Numbers in, picture out. */
export function MinuteStrip({ minutes, most }: MinuteStripProps) {
  const width = minutes.length * STEP;
  const barsOf = (side: 0 | 1) =>
    minutes
      .map((minute, index) => barOf(index * STEP, (minute[side] / most) * MIDDLE * (side === 0 ? -1 : 1)))
      .join('');
  return (
    <svg
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="block h-9 w-full"
    >
      <path d={`M0 ${MIDDLE}H${width}`} stroke="var(--color-line-strong)" vectorEffect="non-scaling-stroke" />
      <path d={barsOf(0)} fill="var(--color-series-1)" />
      <path d={barsOf(1)} fill="var(--color-series-2)" />
    </svg>
  );
}

function barOf(x: number, height: number): string {
  return height === 0 ? '' : `M${x} ${MIDDLE}h${BAR}v${Math.round(height * 10) / 10}h-${BAR}z`;
}
