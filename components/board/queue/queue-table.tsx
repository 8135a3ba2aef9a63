'use client';

import { useTranslations } from 'next-intl';
import type { FocusEventHandler } from 'react';
import type { SessionCard } from '@/lib/domain/session/session';
import styles from './queue.module.css';
import { QueueBody } from './queue-body';
import type { QueueRows } from './queue-rows';

type QueueTableProps = {
  rows: QueueRows;
  /** How many of them are shown. */
  count: number;
  left: ReadonlySet<SessionCard>;
  now: number;
  targetMs: number;
  onToggleFold: () => void;
  focusProps: { onFocus: FocusEventHandler<HTMLElement>; onBlur: FocusEventHandler<HTMLElement> };
};

export function QueueTable({ focusProps, ...body }: QueueTableProps) {
  const t = useTranslations('board.queue');
  return (
    <table aria-label={t('title')} aria-rowcount={body.count + 1} className={styles.table} {...focusProps}>
      <thead className={styles.head}>
        <tr className={styles.columns} aria-rowindex={1}>
          <th scope="col" aria-sort="descending">
            {t('age')} <span aria-hidden="true">↓</span>
          </th>
          <th scope="col">{t('contact')}</th>
          <th scope="col">{t('lastMessage')}</th>
          <th scope="col">{t('channel')}</th>
          <th scope="col">{t('with')}</th>
          <th scope="col" abbr={t('messagesFull')}>
            {t('messages')}
          </th>
        </tr>
      </thead>
      <QueueBody {...body} />
    </table>
  );
}
