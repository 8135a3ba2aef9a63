'use client';

import { useTranslations } from 'next-intl';
import type { Times } from '@/components/session/use-times';
import { useBoardTime } from '@/components/shell/use-board-time';
import type { SessionQuery } from '@/lib/domain/lists/session-query';
import type { SessionCard } from '@/lib/domain/session/session';
import { SessionRow } from './session-row';
import styles from './sessions.module.css';
import { SortHeader } from './sort-header';

type SessionTableProps = { query: SessionQuery; sessions: readonly SessionCard[]; times: Times };

export function SessionTable({ query, sessions, times }: SessionTableProps) {
  const t = useTranslations('sessions.column');
  const { staleSince } = useBoardTime();
  const isStale = staleSince !== null && query.at === undefined;
  // Only who waits has a last message; a list of none of them has no use for the column.
  const isTextless = sessions.every(({ lastMessage }) => !lastMessage?.text);
  return (
    <table
      className={`${styles.table} ${isTextless ? styles.textless : ''}`}
      data-stale={isStale || undefined}
    >
      <thead className={styles.head}>
        <tr>
          <th scope="col">{t('contact')}</th>
          <th scope="col">{t('status')}</th>
          <SortHeader query={query} by="statusSince" first="statusSince" label={t('age')} isNumber />
          <th scope="col">{t('lastMessage')}</th>
          <th scope="col">{t('channel')}</th>
          <th scope="col">{t('with')}</th>
          <SortHeader
            query={query}
            by="messagesCount"
            first="-messagesCount"
            label={t('messages')}
            isNumber
          />
          <SortHeader query={query} by="lastEventAt" first="-lastEventAt" label={t('lastEvent')} isNumber />
        </tr>
      </thead>
      <tbody>
        {sessions.map((card) => (
          <SessionRow key={card.id} card={card} at={query.at ?? null} times={times} />
        ))}
      </tbody>
    </table>
  );
}
