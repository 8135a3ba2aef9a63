'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { StackedBar } from '@/components/charts/stacked-bar';
import { Icon } from '@/components/ui/icon';
import { integrationIconOf } from '@/components/ui/integration-icon';
import { MaybeLink } from '@/components/ui/maybe-link';
import type { AssignmentFigures } from '@/lib/domain/board/assignment-figures';
import type { BoardState } from '@/lib/domain/board/board';
import type { BoardFilter } from '@/lib/domain/board/board-filter';
import { channelNameOf } from '@/lib/domain/board/channel-name';
import type { Assignment } from '@/lib/domain/events/assignment';
import { queryForAssignment } from '@/lib/domain/lists/session-query';
import { useLive } from '@/lib/live/client/use-live';
import { listLinkWithin } from '../list-link';
import { HOLDER_COLOURS } from './holder-colours';
import styles from './rail.module.css';

type AssignmentRowProps = {
  row: AssignmentFigures['byChannel'][number];
  holders: readonly Assignment[];
  /** Sessions of the busiest channel: the full width of a bar. */
  most: number;
  filter: BoardFilter;
};

const selectChannels = (state: BoardState) => state.channels;

export function AssignmentRow({ row, holders, most, filter }: AssignmentRowProps) {
  const t = useTranslations('board.assignment');
  const { channelId } = row;
  const channel = useLive(selectChannels).get(channelId ?? '');
  const name = channelId === null ? t('noChannel') : channel ? channelNameOf(channel) : channelId;
  const linkOf = (holder: Assignment) => listLinkWithin(queryForAssignment(holder, channelId), filter);
  const parts = holders.map((key) => ({
    ...{ key, value: row[key], colour: HOLDER_COLOURS[key] },
    href: linkOf(key),
  }));
  return (
    <tr>
      <th scope="row" className={styles.lead}>
        <Icon name={integrationIconOf(channel?.integration ?? null)} />
        <span className="truncate">{name}</span>
      </th>
      <td className={styles.bar}>
        <StackedBar parts={parts} full={most} />
      </td>
      {holders.map((holder) => (
        <td key={holder}>
          <HolderCount value={row[holder]} href={linkOf(holder)} />
        </td>
      ))}
    </tr>
  );
}

type HolderCountProps = { value: number; href: string | null };

function HolderCount({ value, href }: HolderCountProps) {
  const format = useFormatter();
  if (value === 0) return <span className="text-ink-3">{format.number(value)}</span>;
  return (
    <MaybeLink href={href} className={styles.figure}>
      {format.number(value)}
    </MaybeLink>
  );
}
