'use client';

import { useTranslations } from 'next-intl';
import type { Times } from '@/components/session/use-times';
import { useServerNow } from '@/lib/live/client/use-live';

/** How long ago, ticking; the moment itself on hovering. */
export function Ago({ at, times }: { at: number | null; times: Times }) {
  const t = useTranslations('feed.health');
  const now = useServerNow();
  if (at === null) return '–';
  const duration = times.duration(Math.max(0, now - at));
  return <span title={times.moment(at, now)}>{t('ago', { duration })}</span>;
}
