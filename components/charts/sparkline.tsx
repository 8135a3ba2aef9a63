type SparklineProps = {
  /** The oldest first. */
  values: readonly number[];
  colour: string;
};

const WIDTH = 200;
const HEIGHT = 32;
/** Half the line, so that its ends are not cut. */
const EDGE = 1.5;
/** A count of one is no drama. */
const LEAST_SCALE = 5;

/** The shape of an hour, from zero. Numbers in, picture out. */
export function Sparkline({ values, colour }: SparklineProps) {
  const most = Math.max(LEAST_SCALE, ...values);
  const x = (index: number) => rounded((index / Math.max(1, values.length - 1)) * WIDTH);
  const y = (value: number) => rounded(HEIGHT - (value / most) * (HEIGHT - EDGE));
  const path = values.map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(value)}`).join('');
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="h-8 w-full overflow-visible max-md:h-6"
      fill="none"
    >
      <path d={`M0 ${HEIGHT}H${WIDTH}`} stroke="var(--color-line-strong)" vectorEffect="non-scaling-stroke" />
      <path
        d={path}
        stroke={colour}
        strokeWidth={1.5}
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
