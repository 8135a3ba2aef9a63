'use client';

import { useLocale } from 'next-intl';
import { durationText } from './duration-text';

/** 21m 48s, in the reader's language. */
export function Duration({ ms }: { ms: number }) {
  const locale = useLocale();
  return <span className="whitespace-nowrap">{durationText(ms, locale)}</span>;
}
