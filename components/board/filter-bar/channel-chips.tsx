'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { Chip } from '@/components/ui/chip';
import { Icon } from '@/components/ui/icon';
import { integrationIconOf } from '@/components/ui/integration-icon';
import type { BoardState } from '@/lib/domain/board/board';
import { channelNameOf } from '@/lib/domain/board/channel-name';
import type { ChannelQueue } from '@/lib/domain/board/queue-figures';
import { useLive } from '@/lib/live/client/use-live';
import type { BoardFilterState } from '../use-board-filter';
import styles from './filter-bar.module.css';

const selectChannels = (state: BoardState) => state.channels;

export type ChannelChipsProps = {
  state: BoardFilterState;
  queues: ReadonlyMap<string | null, ChannelQueue>;
  isStale: boolean;
};

/** "Where" without a click: each channel with its queue and how much of it is past the target. */
export function ChannelChips({ state, queues, isStale }: ChannelChipsProps) {
  const t = useTranslations('board.filter');
  const known = useLive(selectChannels);
  const { channels: chosen = [] } = state.filter;
  const channels = useMemo(() => byName(known), [known]);
  const all = [...queues.values()].reduce((sum, { waiting }) => sum + waiting, 0);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a scrolling flex row in every browser
    <div role="group" aria-label={t('channels')} className={`${styles.chips} ${isStale ? styles.stale : ''}`}>
      <Chip pressed={chosen.length === 0} onClick={state.allChannels}>
        {t('all')} <Count value={all} />
      </Chip>
      {channels.map(({ id, name, integration }) => (
        <Chip
          key={id}
          data-channel={id}
          pressed={chosen.includes(id)}
          onClick={() => state.toggleChannel(id)}
        >
          <Icon name={integrationIconOf(integration)} />
          {name} <Count value={queues.get(id)?.waiting ?? 0} />
          <Past queue={queues.get(id)} />
        </Chip>
      ))}
    </div>
  );
}

function Count({ value }: { value: number }) {
  const format = useFormatter();
  return <span className={value === 0 ? styles.none : styles.count}>{format.number(value)}</span>;
}

function Past({ queue }: { queue: ChannelQueue | undefined }) {
  const t = useTranslations('board.filter');
  const format = useFormatter();
  if (!queue || queue.past === 0) return null;
  return (
    <span className={styles.past} title={t('past', { count: queue.past })}>
      <Icon name="late" size={12} />
      <span aria-hidden="true">{format.number(queue.past)}</span>
      <span className="sr-only">{t('past', { count: queue.past })}</span>
    </span>
  );
}

/** In an order that does not change with the figures. */
function byName(channels: BoardState['channels']) {
  return [...channels.values()]
    .filter(({ id }) => id !== '')
    .map((channel) => ({ ...channel, name: channelNameOf(channel) }))
    .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}
