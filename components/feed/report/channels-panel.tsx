'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Times } from '@/components/session/use-times';
import { Icon } from '@/components/ui/icon';
import { integrationIconOf } from '@/components/ui/integration-icon';
import { MaybeLink } from '@/components/ui/maybe-link';
import { Panel } from '@/components/ui/panel';
import type { BoardState } from '@/lib/domain/board/board';
import { type ChannelFeed, channelFeeds, type FeedReport } from '@/lib/domain/feed/feed-report';
import { queryForMessages } from '@/lib/domain/lists/session-query';
import { listLinkOf } from '@/lib/domain/lists/session-query-params';
import { startOfLocalDay, startOfNextLocalDay } from '@/lib/domain/time-zone';
import { useLive, useServerNow } from '@/lib/live/client/use-live';
import { Ago } from '../ago';
import styles from './report.module.css';

type ChannelsPanelProps = { heard: FeedReport['channels']; times: Times };

const selectState = (state: BoardState) => state;

/** Which channel has fallen silent while the others speak. */
export function ChannelsPanel({ heard, times }: ChannelsPanelProps) {
  const t = useTranslations('feed.channels');
  const state = useLive(selectState);
  const now = useServerNow();
  const minute = Math.floor(now / 60_000) * 60_000;
  const rows = useMemo(() => channelFeeds(state, heard, minute), [state, heard, minute]);
  return (
    <Panel title={t('title')} summary={t('summary')}>
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
              <ChannelRow key={row.channelId} row={row} times={times} now={now} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function ChannelRow({ row, times, now }: { row: ChannelFeed; times: Times; now: number }) {
  const { timeZone } = times;
  const today = { from: startOfLocalDay(now, timeZone), to: startOfNextLocalDay(now, timeZone) };
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
        <Count value={row.in} href={linkOf('IN')} />
      </td>
      <td>
        <Count value={row.out} href={linkOf('OUT')} />
      </td>
    </tr>
  );
}

function Count({ value, href }: { value: number; href: string }) {
  const format = useFormatter();
  return (
    <MaybeLink href={value === 0 ? null : href} className={value === 0 ? 'text-ink-3' : styles.figure}>
      {format.number(value)}
    </MaybeLink>
  );
}
