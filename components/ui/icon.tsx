import type { ICON_SHAPES } from './icon-shapes';

export type IconName = keyof typeof ICON_SHAPES;

type IconProps = { name: IconName; className?: string; size?: 12 | 16 };

/** Decoration beside a word; where it stands alone, the control that holds it needs a label. */
export function Icon({ name, className = '', size = 16 }: IconProps) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      className={`block flex-none fill-none stroke-current ${className}`}
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <use href={`#icon-${name}`} />
    </svg>
  );
}
