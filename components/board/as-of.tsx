'use client';

import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { usePlace } from '@/components/shell/use-place';
import type { Today } from '@/components/shell/use-today';
import { clockText, shortClockText } from '@/components/ui/clock-text';

/** When, where, and from when on "today" counts. */
export const AsOf = memo(function AsOf({ now, today }: { now: number; today: Today }) {
  const t = useTranslations('board');
  const place = usePlace();
  return (
    <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-3 max-md:px-(--gutter)">
      <span>{t('asOf', { time: clockText(now, place), zone: place.timeZone })}</span>
      <span>{t('dayStarts', { time: shortClockText(today.from, place) })}</span>
      <span>{t('everyFigure')}</span>
    </p>
  );
});
