'use client';

import { useTranslations } from 'next-intl';
import type { Times } from '@/components/session/use-times';
import { Button } from '@/components/ui/button';
import type { QuarantinedElement } from '@/lib/domain/feed/feed-log';
import styles from './feed.module.css';

type QuarantinedRowProps = {
  element: QuarantinedElement;
  times: Times;
  now: number;
  isBusy: boolean;
  onView: () => void;
  onReplay: () => void;
};

export function QuarantinedRow({ element, times, now, isBusy, onView, onReplay }: QuarantinedRowProps) {
  const t = useTranslations('feed.quarantine');
  const { receivedAt, index, reason } = element;
  const moment = times.moment(receivedAt, now);
  return (
    <li className={styles.element}>
      <time dateTime={new Date(receivedAt).toISOString()} className="whitespace-nowrap text-ink-2">
        {moment}
      </time>
      <div className="min-w-0">
        <b className="font-strong">{t(`reason.${reason}`)}</b>{' '}
        <span className="text-2xs text-ink-3">{reason}</span>
        <p className="text-ink-2">{t(`meaning.${reason}`)}</p>
      </div>
      <span className="whitespace-nowrap text-ink-3">
        {index === null ? t('whole') : t('place', { place: index + 1 })}
      </span>
      <span className="flex gap-2">
        <Button icon="raw" onClick={onView} aria-label={t('viewOf', { moment })}>
          {t('view')}
        </Button>
        <Button onClick={onReplay} disabled={isBusy} aria-label={t('replayOf', { moment })}>
          {t('replay')}
        </Button>
      </span>
    </li>
  );
}
