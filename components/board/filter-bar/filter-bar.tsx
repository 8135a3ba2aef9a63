'use client';

import { useTranslations } from 'next-intl';
import { Segmented } from '@/components/ui/segmented';
import { type BoardFilterState, HOLDERS } from '../use-board-filter';
import { ChannelChips, type ChannelChipsProps } from './channel-chips';
import styles from './filter-bar.module.css';
import { SearchBox } from './search-box';

type FilterBarProps = ChannelChipsProps & { state: BoardFilterState };

export function FilterBar({ state, ...chips }: FilterBarProps) {
  const t = useTranslations('board.filter');
  const pressed = state.filter.assigneeTypes ?? [];
  const options = HOLDERS.map((value) => ({
    value,
    label: t(value),
    title: value === 'NONE' ? t('noneFull') : undefined,
  }));
  return (
    <div className={styles.bar}>
      <ChannelChips state={state} {...chips} />
      <SearchBox value={state.filter.q ?? ''} onSearch={state.search} />
      <div className={styles.holders} data-in-use={pressed.length > 0 || undefined}>
        <Segmented
          label={t('assigned')}
          options={options}
          pressed={HOLDERS.filter((holder) => pressed.includes(holder))}
          onToggle={state.toggleHolder}
        />
      </div>
    </div>
  );
}
