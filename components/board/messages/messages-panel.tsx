'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Swatch } from '@/components/charts/stacked-bar';
import { usePlace } from '@/components/shell/use-place';
import type { Today } from '@/components/shell/use-today';
import { shortClockText } from '@/components/ui/clock-text';
import { MaybeLink } from '@/components/ui/maybe-link';
import { Panel } from '@/components/ui/panel';
import type { BoardFilter } from '@/lib/domain/board/board-filter';
import { type ChannelMessages, minuteOf, RATE_MINUTES } from '@/lib/domain/board/message-rates';
import type { Direction } from '@/lib/domain/events/event';
import { queryForMessages } from '@/lib/domain/lists/session-query';
import { listLinkWithin } from '../list-link';
import styles from './messages.module.css';
import { MessagesRow } from './messages-row';

const MINUTE_MS = 60_000;

type MessagesPanelProps = {
  channels: readonly ChannelMessages[];
  filter: BoardFilter;
  now: number;
  today: Today;
  isStale: boolean;
};

export function MessagesPanel({ channels, filter, now, today, isStale }: MessagesPanelProps) {
  const t = useTranslations('board.messages');
  const format = useFormatter();
  const minute = minuteOf(now);
  const sum = (direction: 'in' | 'out') => channels.reduce((total, row) => total + row[direction], 0);
  const sums = { inCount: sum('in'), outCount: sum('out') };
  const textOf = (count: number) => (today.isHeard ? format.number(count) : '–');
  const linked = (direction: Direction) => (words: ReactNode) => (
    <MaybeLink
      href={listLinkWithin(queryForMessages(undefined, today, direction), filter)}
      className={styles.figure}
    >
      {words}
    </MaybeLink>
  );
  const summary = t.rich('summary', {
    ...sums,
    in: textOf(sums.inCount),
    out: textOf(sums.outCount),
    incoming: linked('IN'),
    outgoing: linked('OUT'),
  });
  const scale = {
    today: Math.max(1, ...channels.map((row) => row.in + row.out)),
    minute: Math.max(4, ...channels.flatMap(({ perMinute }) => perMinute.flat())),
  };
  return (
    <Panel title={t('title')} summary={summary} className={isStale ? styles.stale : ''}>
      {channels.length === 0 ? (
        <p className="px-(--pad) pb-4 text-ink-3">{t('empty')}</p>
      ) : (
        <table className={styles.table}>
          <Head from={today.from} />
          <tbody>
            {channels.map((row) => (
              <MessagesRow key={row.channelId ?? ''} row={row} scale={scale} minute={minute} today={today} />
            ))}
          </tbody>
          <Ticks minute={minute} />
        </table>
      )}
    </Panel>
  );
}

function Head({ from }: { from: number }) {
  const t = useTranslations('board.messages');
  const place = usePlace();
  return (
    <thead>
      <tr>
        <th scope="col">{t('channel')}</th>
        <td>{t('today', { from: shortClockText(from, place) })}</td>
        <th scope="col">
          <Swatch colour="var(--color-series-1)" />
          {t('in')}
        </th>
        <th scope="col">
          <Swatch colour="var(--color-series-2)" />
          {t('out')}
        </th>
        <th scope="col">{t('perMinute')}</th>
      </tr>
    </thead>
  );
}

/** The hour's beginning, middle and end, by the organisation's clock. */
function Ticks({ minute }: { minute: number }) {
  const place = usePlace();
  const minutes = [RATE_MINUTES - 1, RATE_MINUTES * 0.75, RATE_MINUTES / 2, RATE_MINUTES / 4, 0];
  return (
    <tfoot aria-hidden="true">
      <tr>
        <td className={styles.ticks}>
          {minutes.map((ago) => (
            <span key={ago}>{shortClockText(minute - ago * MINUTE_MS, place)}</span>
          ))}
        </td>
      </tr>
    </tfoot>
  );
}
