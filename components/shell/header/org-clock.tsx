'use client';

import { useTranslations } from 'next-intl';
import { clockText, zoneText } from '@/components/ui/clock-text';
import { useConnection, useServerNow } from '@/lib/live/client/use-live';
import { usePlace } from '../use-place';

/** The organisation's time, by the server's clock; faint while it stands still. */
export function OrgClock() {
  const t = useTranslations('shell');
  const now = useServerNow();
  const place = usePlace();
  const { status } = useConnection();
  const look = status === 'live' ? 'font-strong' : 'font-normal text-ink-3';
  return (
    <time
      dateTime={new Date(now).toISOString()}
      title={t('clock', { zone: place.timeZone })}
      className="pr-3 pl-4 whitespace-nowrap max-md:hidden"
    >
      <span className={look}>{clockText(now, place)}</span>{' '}
      <span className="text-ink-3 max-[899px]:hidden">{zoneText(now, place)}</span>
    </time>
  );
}
