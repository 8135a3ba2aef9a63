'use client';

import { useTranslations } from 'next-intl';
import { usePlace } from '@/components/shell/use-place';
import { clockText, shortClockText } from '@/components/ui/clock-text';
import { startOfLocalDay } from '@/lib/domain/time-zone';

/** When, where, and from when on "today" counts. */
export function AsOf({ now }: { now: number }) {
  const t = useTranslations('board');
  const place = usePlace();
  const dayStart = startOfLocalDay(now, place.timeZone);
  return (
    <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-3 max-md:px-(--gutter)">
      <span>{t('asOf', { time: clockText(now, place), zone: place.timeZone })}</span>
      <span>{t('dayStarts', { time: shortClockText(dayStart, place) })}</span>
      <span>{t('everyFigure')}</span>
    </p>
  );
}
