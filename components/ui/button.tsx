import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon, type IconName } from './icon';

export type ButtonLook = 'normal' | 'primary' | 'plain';

const BASE =
  'inline-flex h-(--target) flex-none items-center justify-center gap-1.5 rounded-sm border whitespace-nowrap transition-colors duration-(--duration-hover) disabled:opacity-50';

const LOOKS: Record<ButtonLook, string> = {
  normal: 'border-line-strong bg-surface font-strong hover:bg-sunken',
  primary: 'border-ink bg-ink font-strong text-on-ink hover:opacity-90',
  plain: 'border-transparent text-ink-2 hover:bg-sunken hover:text-ink',
};

/** For links that look like a button. */
export function buttonClass(look: ButtonLook = 'normal'): string {
  return `${BASE} ${LOOKS[look]} px-2.5 max-md:px-4`;
}

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> & {
  look?: ButtonLook;
  icon?: IconName;
  children: ReactNode;
};

export function Button({ look = 'normal', icon, className = '', children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={`${buttonClass(look)} ${className}`} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

type IconButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> & {
  look?: ButtonLook;
  icon: IconName;
  /** Said aloud and shown as a tooltip. */
  label: string;
};

export function IconButton({ look = 'plain', icon, label, className = '', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`${BASE} ${LOOKS[look]} w-(--target) ${className}`}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  );
}
