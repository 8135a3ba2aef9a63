'use client';

import { useTranslations } from 'next-intl';
import type { Times } from '@/components/session/use-times';
import { useBoardTime } from './use-board-time';

/** Of which moment the figures below are; amber where they cannot be renewed. */
export function UpToDate({ asOf, times }: { asOf: number; times: Times }) {
  const t = useTranslations('common');
  const { staleSince } = useBoardTime();
  return (
    <time
      dateTime={new Date(asOf).toISOString()}
      className={staleSince === null ? 'text-ink-3' : 'text-near-text'}
    >
      {t('upToDate', { time: times.moment(asOf, asOf) })}
    </time>
  );
}
