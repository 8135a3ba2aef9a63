import type { ButtonHTMLAttributes } from 'react';

type ChipProps = ButtonHTMLAttributes<HTMLButtonElement> & { pressed: boolean };

/** A toggle among others. Looks 36 px on a phone, and answers to 44. */
export function Chip({ pressed, className = '', ...rest }: ChipProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      className={`relative inline-flex h-(--target) flex-none items-center gap-1.5 rounded-sm px-2 whitespace-nowrap text-ink-2 hover:bg-sunken aria-pressed:bg-selected aria-pressed:font-strong aria-pressed:text-ink max-md:h-9 max-md:border max-md:border-line-strong max-md:bg-surface max-md:px-2.5 max-md:after:absolute max-md:after:-inset-x-0.5 max-md:after:-inset-y-1 max-md:after:content-[''] max-md:aria-pressed:border-ink-3 ${className}`}
      {...rest}
    />
  );
}
