'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { Times } from '@/components/session/use-times';
import { Icon, type IconName } from '@/components/ui/icon';
import { type DeliveryOutcome, type LoggedDelivery, outcomeOf } from '@/lib/domain/feed/feed-log';
import styles from './feed.module.css';
import { lagWords } from './lag-words';

type DeliveryRowProps = { delivery: LoggedDelivery; times: Times; now: number };

const ICONS: Record<DeliveryOutcome, IconName> = {
  waiting: 'clock',
  quarantined: 'info',
  projected: 'check',
  repeat: 'dup',
  not_ours: 'x',
  empty: 'x',
};

export function DeliveryRow({ delivery, times, now }: DeliveryRowProps) {
  const t = useTranslations('feed.deliveries');
  const { found, lagMs, receivedAt, source } = delivery;
  const outcome = outcomeOf(delivery);
  return (
    <tr className={styles.row} data-outcome={outcome}>
      <td className={styles.time}>
        <time dateTime={new Date(receivedAt).toISOString()}>{times.moment(receivedAt, now)}</time>
      </td>
      <td className={styles.source}>{t(`source.${source}`)}</td>
      <Count className={styles.events} word={t('column.events')} value={found?.events} />
      <Count className={styles.repeats} word={t('column.repeats')} value={found?.repeats} />
      <Count className={styles.notOurs} word={t('column.notOurs')} value={found?.notOurs} />
      <Count className={styles.quarantined} word={t('column.quarantined')} value={found?.quarantined} />
      <td className={styles.lag}>{lagMs === null ? '–' : lagWords(lagMs, times.locale)}</td>
      <td className={styles.outcome}>
        <Icon name={ICONS[outcome]} className="text-ink-3" />
        <span className="truncate">{t(`outcome.${outcome}`)}</span>
      </td>
    </tr>
  );
}

type CountProps = { className: string | undefined; word: string; value: number | undefined };

/** On a phone the column's word stands beside its number, and a zero is left out. */
function Count({ className, word, value }: CountProps) {
  const format = useFormatter();
  return (
    <td className={className} data-word={word} data-zero={value ? undefined : ''}>
      {value === undefined ? (
        '–'
      ) : (
        <span className={value === 0 ? 'text-ink-3' : ''}>{format.number(value)}</span>
      )}
    </td>
  );
}
