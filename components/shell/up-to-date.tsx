'use client';

import { useTranslations } from 'next-intl';
import type { Times } from '@/components/session/use-times';

type UpToDateProps = { asOf: number; isStale: boolean; times: Times };

/** Of which moment the figures below are; amber where they cannot be renewed. */
export function UpToDate({ asOf, isStale, times }: UpToDateProps) {
  const t = useTranslations('common');
  return (
    <time dateTime={new Date(asOf).toISOString()} className={isStale ? 'text-near-text' : 'text-ink-3'}>
      {t('upToDate', { time: times.moment(asOf, asOf) })}
    </time>
  );
}
