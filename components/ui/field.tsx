import { type ComponentProps, type ReactNode, useId } from 'react';
import { Icon } from './icon';

export const CONTROL_CLASS =
  'h-9 w-full min-w-0 rounded-sm border border-control bg-surface px-3 text-ink max-md:h-11 disabled:opacity-60 aria-invalid:border-ink';

type FieldProps = {
  label: string;
  hint?: ReactNode;
  /** What is wrong, and what to do. */
  error?: ReactNode;
};

type FieldIds = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true };

/** A label, its control, and the words about it. */
export function Field({
  label,
  hint,
  error,
  children,
}: FieldProps & { children: (ids: FieldIds) => ReactNode }) {
  const id = useId();
  const noteId = `${id}-note`;
  const note = error ?? hint;
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-xs text-ink-2">
        {label}
      </label>
      {children({
        id,
        ...(note !== undefined && { 'aria-describedby': noteId }),
        ...(error !== undefined && { 'aria-invalid': true as const }),
      })}
      {note !== undefined && (
        <p id={noteId} role={error === undefined ? undefined : 'alert'} className="text-xs text-ink-3">
          {error === undefined ? note : <b className="text-ink">{note}</b>}
        </p>
      )}
    </div>
  );
}

export function TextField({
  label,
  hint,
  error,
  className = '',
  ...rest
}: FieldProps & ComponentProps<'input'>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => <input {...rest} {...ids} className={`${CONTROL_CLASS} ${className}`} />}
    </Field>
  );
}

export function SelectField({
  label,
  hint,
  error,
  className = '',
  ...rest
}: FieldProps & ComponentProps<'select'>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <span className="relative grid items-center text-ink-2">
          <select {...rest} {...ids} className={`${CONTROL_CLASS} appearance-none pr-9 ${className}`} />
          <Icon name="down" className="pointer-events-none absolute right-3" />
        </span>
      )}
    </Field>
  );
}
