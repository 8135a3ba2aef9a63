'use client';

import { type ComponentProps, type ReactNode, useState } from 'react';
import { CONTROL_CLASS, Field } from './field';

type PasswordFieldProps = ComponentProps<'input'> & {
  label: string;
  /** What the button beside it says. */
  showLabel: string;
  hideLabel: string;
  hint?: ReactNode;
  error?: ReactNode;
};

export function PasswordField({
  label,
  showLabel,
  hideLabel,
  hint,
  error,
  className = '',
  ...rest
}: PasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <span className="relative block">
          <input
            {...rest}
            {...ids}
            type={isShown ? 'text' : 'password'}
            autoCapitalize="none"
            spellCheck={false}
            className={`${CONTROL_CLASS} pr-11 ${className}`}
          />
          <button
            type="button"
            aria-label={isShown ? hideLabel : showLabel}
            aria-pressed={isShown}
            title={isShown ? hideLabel : showLabel}
            onClick={() => setShown(!isShown)}
            className="absolute inset-y-0 right-0 grid w-10 place-items-center rounded-sm text-ink-3 hover:text-ink"
          >
            <Eye isOpen={!isShown} />
          </button>
        </span>
      )}
    </Field>
  );
}

function Eye({ isOpen }: { isOpen: boolean }) {
  return (
    <svg
      aria-hidden="true"
      width="16"
      height="16"
      viewBox="0 0 16 16"
      className="fill-none stroke-current"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M1.5 8S4 3.75 8 3.75 14.5 8 14.5 8 12 12.25 8 12.25 1.5 8 1.5 8z" />
      <circle cx="8" cy="8" r="1.9" />
      {!isOpen && <path d="m3 13 10-10" />}
    </svg>
  );
}
