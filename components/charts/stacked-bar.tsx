export type BarPart = { key: string; value: number; colour: string };

/** Parts side by side to scale; `full` is the value of the whole width. The numbers stand beside it. */
export function StackedBar({
  parts,
  full,
  height = 8,
}: {
  parts: readonly BarPart[];
  full: number;
  height?: number;
}) {
  return (
    <span aria-hidden="true" className="flex gap-px" style={{ height }}>
      {parts
        .filter(({ value }) => value > 0)
        .map(({ key, value, colour }) => (
          <i
            key={key}
            data-part={key}
            className="block h-full min-w-px first:rounded-l-xs last:rounded-r-xs"
            style={{ width: `${(value / Math.max(1, full)) * 100}%`, background: colour }}
          />
        ))}
    </span>
  );
}

export function Swatch({ colour }: { colour: string }) {
  return (
    <i aria-hidden="true" className="block size-2 flex-none rounded-xs" style={{ background: colour }} />
  );
}
