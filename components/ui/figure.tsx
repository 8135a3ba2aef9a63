'use client';

import { useFormatter } from 'next-intl';
import { useState } from 'react';

/** A number that is marked for a second when it changes; null where it is not known. */
export function Figure({ value, className }: { value: number | null; className?: string }) {
  const format = useFormatter();
  const [shown, setShown] = useState({ value, changes: 0 });
  if (shown.value !== value) setShown({ value, changes: shown.changes + 1 });
  return (
    <span data-figure="" className={className}>
      <span key={shown.changes} className={shown.changes > 0 ? 'flash' : undefined}>
        {value === null ? '–' : format.number(value)}
      </span>
    </span>
  );
}
