'use client';

import { useTranslations } from 'next-intl';
import { Icon, type IconName } from '@/components/ui/icon';
import type { Anomaly, EventEntry } from '@/lib/domain/session/timeline';
import styles from './timeline.module.css';
import { useTimeline } from './timeline-context';

/** What was odd about how an event reached us, in plain words. */
export function EventFlags({ entry }: { entry: EventEntry }) {
  const wordsOf = useAnomalyWords(entry);
  const t = useTranslations('session.timeline');
  return (
    <>
      {entry.anomalies.map((anomaly) => (
        <Flag key={anomaly} icon={ICONS[anomaly]} text={wordsOf(anomaly)} />
      ))}
      {entry.clockFlagged && <Flag icon="clock" text={t('clockFlagged')} />}
    </>
  );
}

const ICONS = { late: 'clock', duplicate: 'dup', old_status_mismatch: 'late', impossible: 'late' } as const;

function Flag({ icon, text }: { icon: IconName; text: string }) {
  return (
    <span className={styles.flag}>
      <Icon name={icon} />
      {text}
    </span>
  );
}

function useAnomalyWords(entry: EventEntry): (anomaly: Anomaly) => string {
  const t = useTranslations('session.timeline');
  const { times } = useTimeline();
  return (anomaly) => {
    switch (anomaly) {
      case 'late':
        return t('late', { duration: times.duration(entry.receivedAt - entry.at) });
      case 'duplicate':
        return t('duplicate', { count: entry.deliveries });
      case 'old_status_mismatch': {
        const oldStatus = entry.kind === 'status' ? (entry.oldStatus ?? '') : '';
        return t('old_status_mismatch', { oldStatus });
      }
      case 'impossible':
        return t('impossible');
    }
  };
}
