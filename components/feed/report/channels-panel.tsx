'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Times } from '@/components/session/use-times';
import { useBoardTime } from '@/components/shell/use-board-time';
import { type Today, useToday } from '@/components/shell/use-today';
import { Icon } from '@/components/ui/icon';
import { integrationIconOf } from '@/components/ui/integration-icon';
import { MaybeLink } from '@/components/ui/maybe-link';
import { Panel } from '@/components/ui/panel';
import type { BoardState } from '@/lib/domain/board/board';
import { type ChannelFeed, channelFeeds, type FeedReport } from '@/lib/domain/feed/feed-report';
import { queryForMessages } from '@/lib/domain/lists/session-query';
import { listLinkOf } from '@/lib/domain/lists/session-query-params';
import { useLive } from '@/lib/live/client/use-live';
import { Ago } from '../ago';
import styles from './report.module.css';

type ChannelsPanelProps = { heard: FeedReport['channels']; times: Times };

const selectState = (state: BoardState) => state;

/** Which channel has fallen silent while the others speak. */
export function ChannelsPanel({ heard, times }: ChannelsPanelProps) {
  const t = useTranslations('feed.channels');
  const state = useLive(selectState);
  const time = useBoardTime();
  const { clock, staleSince } = time;
  const today = useToday(time);
  const minute = Math.floor(clock / 60_000) * 60_000;
  const rows = useMemo(() => channelFeeds(state, heard, minute), [state, heard, minute]);
  return (
    <Panel title={t('title')} summary={t('summary')} className={staleSince === null ? '' : styles.stale}>
      {rows.length === 0 ? (
        <p className="px-(--pad) pb-4 text-ink-3">{t('none')}</p>
      ) : (
        <table className={`${styles.table} ${styles.channels}`}>
          <thead>
            <tr>
              <th scope="col">{t('channel')}</th>
              <th scope="col">{t('lastEvent')}</th>
              <th scope="col">{t('in')}</th>
              <th scope="col">{t('out')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ChannelRow key={row.channelId} row={row} times={times} today={today} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function ChannelRow({ row, times, today }: { row: ChannelFeed; times: Times; today: Today }) {
  const linkOf = (direction: 'IN' | 'OUT') => listLinkOf(queryForMessages(row.channelId, today, direction));
  return (
    <tr>
      <th scope="row">
        <Icon name={integrationIconOf(row.integration)} className="text-ink-3" />
        <span className="truncate">{row.name}</span>
      </th>
      <td>
        <Ago at={row.lastEventAt} times={times} />
      </td>
      <td>
        <Count value={today.isHeard ? row.in : null} href={linkOf('IN')} />
      </td>
      <td>
        <Count value={today.isHeard ? row.out : null} href={linkOf('OUT')} />
      </td>
    </tr>
  );
}

function Count({ value, href }: { value: number | null; href: string }) {
  const format = useFormatter();
  if (value === null) return <span className="text-ink-3">–</span>;
  return (
    <MaybeLink href={value === 0 ? null : href} className={value === 0 ? 'text-ink-3' : styles.figure}>
      {format.number(value)}
    </MaybeLink>
  );
}
