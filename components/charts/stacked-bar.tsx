import Link from 'next/link';

/** `href`: what the part opens; null: nothing. */
export type BarPart = { key: string; value: number; colour: string; href: string | null };

type StackedBarProps = { parts: readonly BarPart[]; full: number; height?: number };

/**
 * Parts side by side to scale; `full` is the value of the whole width. The numbers stand beside it and open the same
 * lists, so the parts are for the pointer alone.
 */
export function StackedBar({ parts, full, height = 8 }: StackedBarProps) {
  return (
    <span aria-hidden="true" className="flex gap-px" style={{ height }}>
      {parts
        .filter(({ value }) => value > 0)
        .map(({ key, value, colour, href }) => {
          const look = {
            className: 'relative z-1 block h-full min-w-px first:rounded-l-xs last:rounded-r-xs',
            style: { width: `${(value / Math.max(1, full)) * 100}%`, background: colour },
          };
          if (href === null) return <i key={key} data-part={key} {...look} />;
          return <Link key={key} data-part={key} href={href} prefetch={false} tabIndex={-1} {...look} />;
        })}
    </span>
  );
}

export function Swatch({ colour }: { colour: string }) {
  return (
    <i aria-hidden="true" className="block size-2 flex-none rounded-xs" style={{ background: colour }} />
  );
}
