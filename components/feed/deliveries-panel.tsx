'use client';

import { useTranslations } from 'next-intl';
import type { PointerEvent } from 'react';
import type { Times } from '@/components/session/use-times';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { DeliveryRow } from './delivery-row';
import styles from './feed.module.css';
import type { FeedLogState } from './use-feed-log';

type DeliveriesPanelProps = {
  log: FeedLogState;
  times: Times;
  /** Something came while the list was held. */
  hasNews: boolean;
  onHold: (isHeld: boolean) => void;
  onRefresh: () => void;
  onMore: () => void;
};

const COLUMNS = ['time', 'source', 'events', 'repeats', 'notOurs', 'quarantined', 'lag', 'outcome'] as const;

/** Each call that Zoho made, newest first. */
export function DeliveriesPanel({ log, times, hasNews, onHold, onRefresh, onMore }: DeliveriesPanelProps) {
  const t = useTranslations('feed.deliveries');
  return (
    <Panel
      title={t('title')}
      summary={t('summary')}
      className="relative"
      aside={hasNews && <NewsChip onRefresh={onRefresh} />}
    >
      <table className={styles.table} {...holding(onHold)}>
        <thead className={styles.head}>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={styles[column]} title={t(`hint.${column}`)}>
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {log.deliveries.map((delivery) => (
            <DeliveryRow key={delivery.id} delivery={delivery} times={times} now={log.asOf} />
          ))}
        </tbody>
      </table>
      <Foot log={log} onMore={onMore} onRetry={onRefresh} />
    </Panel>
  );
}

/** Nothing moves under the pointer. A touch leaves no pointer behind. */
function holding(onHold: (isHeld: boolean) => void) {
  return {
    onPointerEnter: (event: PointerEvent) => onHold(event.pointerType === 'mouse'),
    onPointerLeave: () => onHold(false),
  };
}

function NewsChip({ onRefresh }: { onRefresh: () => void }) {
  const t = useTranslations('feed.deliveries');
  return (
    <button
      type="button"
      onClick={onRefresh}
      className="inline-flex h-6 items-center rounded-sm bg-ink px-2 text-xs font-strong text-on-ink"
    >
      {t('news')}
    </button>
  );
}

type FootProps = { log: FeedLogState; onMore: () => void; onRetry: () => void };

function Foot({ log, onMore, onRetry }: FootProps) {
  const t = useTranslations('feed.deliveries');
  return (
    <footer className={styles.foot} aria-live="polite">
      <span>{t('shown', { count: log.deliveries.length })}</span>
      <span className="grow" />
      {log.failed && (
        <>
          <span className="text-ink">{t('failed')}</span>
          <Button onClick={onRetry}>{t('retry')}</Button>
        </>
      )}
      {!log.failed && log.nextCursor !== null && (
        <Button onClick={onMore} aria-busy={log.isLoadingMore}>
          {t(log.isLoadingMore ? 'loading' : 'older')}
        </Button>
      )}
    </footer>
  );
}
