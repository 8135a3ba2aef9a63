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
  const parts = holders.map((key) => ({ key, value: row[key], colour: HOLDER_COLOURS[key] }));
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
          <HolderCount holder={holder} value={row[holder]} channelId={channelId} filter={filter} />
        </td>
      ))}
    </tr>
  );
}

type HolderCountProps = { holder: Assignment; value: number; channelId: string | null; filter: BoardFilter };

/** Sessions that name no channel cannot be asked for by channel, so their figures stay plain. */
function HolderCount({ holder, value, channelId, filter }: HolderCountProps) {
  const format = useFormatter();
  const href = channelId === null ? null : listLinkWithin(queryForAssignment(holder, channelId), filter);
  if (value === 0) return <span className="text-ink-3">{format.number(value)}</span>;
  return (
    <MaybeLink href={href} className={styles.figure}>
      {format.number(value)}
    </MaybeLink>
  );
}
