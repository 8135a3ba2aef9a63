'use client';

import { useFormatter } from 'next-intl';
import { useState } from 'react';

/** A number that is marked for a second when it changes. */
export function Figure({ value, className }: { value: number; className?: string }) {
  const format = useFormatter();
  const [shown, setShown] = useState({ value, changes: 0 });
  if (shown.value !== value) setShown({ value, changes: shown.changes + 1 });
  return (
    <span data-figure="" className={className}>
      <span key={shown.changes} className={shown.changes > 0 ? 'flash' : undefined}>
        {format.number(value)}
      </span>
    </span>
  );
}
