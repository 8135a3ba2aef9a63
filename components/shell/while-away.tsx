'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { durationText } from '@/components/ui/duration-text';
import { Toast } from '@/components/ui/toast';
import type { Change } from '@/lib/domain/board/changes-between';
import { useAway } from './use-away';
import { usePlace } from './use-place';

const SHOWN_FOR_MS = 30_000;

/** One look at what became different, never a list of events. */
export function WhileAway() {
  const t = useTranslations('shell.away');
  const { locale } = usePlace();
  const { changes, dismiss } = useAway();
  if (changes === null) return null;
  const { forMs, sessions, waiting, past, ended } = changes;
  return (
    <Toast
      title={t('title', { count: sessions, duration: durationText(forMs, locale, 1) })}
      closesAfterMs={SHOWN_FOR_MS}
      onClose={dismiss}
      action={<Button onClick={dismiss}>{t('gotIt')}</Button>}
    >
      <ul className="flex flex-wrap gap-x-4">
        <ChangeItem label={t('waiting')} change={waiting} />
        <ChangeItem label={t('past')} change={past} isAlarm />
        {ended > 0 && <li>{t('ended', { count: ended })}</li>}
      </ul>
    </Toast>
  );
}

type ChangeItemProps = { label: string; change: Change; isAlarm?: boolean };

/** An arrow only where there is a way from one number to another. */
function ChangeItem({ label, change: { before, after }, isAlarm = false }: ChangeItemProps) {
  const format = useFormatter();
  return (
    <li className={isAlarm && after > 0 ? 'text-past-text' : ''}>
      {label} {before !== after && `${format.number(before)} → `}
      <b className={isAlarm && after > 0 ? '' : 'text-ink'}>{format.number(after)}</b>
    </li>
  );
}
