'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { MinuteStrip } from '@/components/charts/minute-strip';
import { type Point, PointLink } from '@/components/charts/point-link';
import { StackedBar } from '@/components/charts/stacked-bar';
import { usePlace } from '@/components/shell/use-place';
import type { Today } from '@/components/shell/use-today';
import { shortClockText } from '@/components/ui/clock-text';
import { Icon } from '@/components/ui/icon';
import { integrationIconOf } from '@/components/ui/integration-icon';
import { MaybeLink } from '@/components/ui/maybe-link';
import { type ChannelMessages, RATE_MINUTES } from '@/lib/domain/board/message-rates';
import type { Direction } from '@/lib/domain/events/event';
import { queryForMessages } from '@/lib/domain/lists/session-query';
import { listLinkOf } from '@/lib/domain/lists/session-query-params';
import { memoByContent } from '../memo-by-content';
import styles from './messages.module.css';

const MINUTE_MS = 60_000;

type MessagesRowProps = {
  row: ChannelMessages;
  /** The widest bar, and the busiest minute, of any channel. */
  scale: { today: number; minute: number };
  /** The last one of the strip. */
  minute: number;
  today: Today;
};

export const MessagesRow = memoByContent(function MessagesRow({
  row,
  scale,
  minute,
  today,
}: MessagesRowProps) {
  const t = useTranslations('board.messages');
  const linkOf = (direction?: Direction) => listLinkOf(queryForMessages(row.channelId, today, direction));
  const name = row.channelId === null ? t('noChannel') : row.name;
  const parts = [
    { key: 'in', value: row.in, colour: 'var(--color-series-1)', href: linkOf('IN') },
    { key: 'out', value: row.out, colour: 'var(--color-series-2)', href: linkOf('OUT') },
  ];
  const countOf = (direction: 'in' | 'out') => (today.isHeard ? row[direction] : null);
  return (
    <tr>
      <th scope="row" className={styles.lead}>
        <Icon name={integrationIconOf(row.integration)} />
        <MaybeLink href={linkOf()} className={styles.rowLink}>
          {name}
        </MaybeLink>
      </th>
      <td className={styles.bar}>
        <StackedBar parts={parts} full={scale.today} />
      </td>
      <td>
        <Count value={countOf('in')} href={linkOf('IN')} />
      </td>
      <td>
        <Count value={countOf('out')} href={linkOf('OUT')} />
      </td>
      <td className={styles.strip}>
        <MinuteLinks row={row} minute={minute} label={t('strip', { channel: name, ...row.lastHour })}>
          <MinuteStrip minutes={row.perMinute} most={scale.minute} />
        </MinuteLinks>
      </td>
    </tr>
  );
});

type MinuteLinksProps = { row: ChannelMessages; minute: number; label: string; children: ReactNode };

/** Each bar opens the sessions whose messages it counts: above the line what came in, below it what went out. */
function MinuteLinks({ row, minute, label, children }: MinuteLinksProps) {
  const t = useTranslations('board.messages');
  const place = usePlace();
  const startOf = (column: number) => minute - (RATE_MINUTES - 1 - column) * MINUTE_MS;
  const hrefOf = (point: Point) => {
    const direction = directionAt(row, point);
    if (direction === null) return null;
    const from = startOf(point.column);
    return listLinkOf(queryForMessages(row.channelId, { from, to: from + MINUTE_MS }, direction));
  };
  const textOf = ({ column }: Point) => {
    const [incoming = 0, out = 0] = row.perMinute[column] ?? [];
    return t('minute', { time: shortClockText(startOf(column), place), in: incoming, out });
  };
  return (
    <PointLink
      columns={RATE_MINUTES}
      rows={2}
      kind="bars"
      hrefOf={hrefOf}
      textOf={textOf}
      label={label}
      className={styles.minutes}
    >
      {children}
    </PointLink>
  );
}

/** The half under the pointer; the other one where that is empty. */
function directionAt({ perMinute }: ChannelMessages, { column, row }: Point): Direction | null {
  const [incoming = 0, out = 0] = perMinute[column] ?? [];
  if (incoming + out === 0) return null;
  if (row === 0) return incoming > 0 ? 'IN' : 'OUT';
  return out > 0 ? 'OUT' : 'IN';
}

/** Null: nothing was heard of the day. */
function Count({ value, href }: { value: number | null; href: string | null }) {
  const format = useFormatter();
  if (value === null) return <span className="text-ink-3">–</span>;
  if (value === 0) return <span className="text-ink-3">{format.number(value)}</span>;
  return (
    <MaybeLink href={href} className={styles.figure}>
      {format.number(value)}
    </MaybeLink>
  );
}
