'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { LazyMinuteStrip } from '@/components/charts/lazy-minute-strip';
import { StackedBar } from '@/components/charts/stacked-bar';
import { usePlace } from '@/components/shell/use-place';
import { Icon } from '@/components/ui/icon';
import { integrationIconOf } from '@/components/ui/integration-icon';
import { MaybeLink } from '@/components/ui/maybe-link';
import type { ChannelMessages } from '@/lib/domain/board/message-rates';
import type { Direction } from '@/lib/domain/events/event';
import { queryForMessages } from '@/lib/domain/lists/session-query';
import { listLinkOf } from '@/lib/domain/lists/session-query-params';
import { startOfLocalDay, startOfNextLocalDay } from '@/lib/domain/time-zone';
import styles from './messages.module.css';

type MessagesRowProps = {
  row: ChannelMessages;
  /** The widest bar, and the busiest minute, of any channel. */
  scale: { today: number; minute: number };
  now: number;
};

export function MessagesRow({ row, scale, now }: MessagesRowProps) {
  const t = useTranslations('board.messages');
  const { timeZone } = usePlace();
  const today = { from: startOfLocalDay(now, timeZone), to: startOfNextLocalDay(now, timeZone) };
  const linkOf = (direction?: Direction) =>
    row.channelId === null ? null : listLinkOf(queryForMessages(row.channelId, today, direction));
  const name = row.channelId === null ? t('noChannel') : row.name;
  const all = linkOf();
  const parts = [
    { key: 'in', value: row.in, colour: 'var(--color-series-1)' },
    { key: 'out', value: row.out, colour: 'var(--color-series-2)' },
  ];
  return (
    <tr>
      <th scope="row" className={styles.lead}>
        <Icon name={integrationIconOf(row.integration)} />
        <MaybeLink href={all} className={all === null ? 'truncate' : styles.rowLink}>
          {name}
        </MaybeLink>
      </th>
      <td className={styles.bar}>
        <StackedBar parts={parts} full={scale.today} />
      </td>
      <td>
        <Count value={row.in} href={linkOf('IN')} />
      </td>
      <td>
        <Count value={row.out} href={linkOf('OUT')} />
      </td>
      <td className={styles.strip}>
        <LazyMinuteStrip
          minutes={row.perMinute}
          most={scale.minute}
          label={t('strip', { channel: name, ...row.lastHour })}
        />
      </td>
    </tr>
  );
}

function Count({ value, href }: { value: number; href: string | null }) {
  const format = useFormatter();
  if (value === 0) return <span className="text-ink-3">{format.number(value)}</span>;
  return (
    <MaybeLink href={href} className={styles.figure}>
      {format.number(value)}
    </MaybeLink>
  );
}
