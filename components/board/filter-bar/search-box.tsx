'use client';

import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { Kbd } from '@/components/ui/kbd';
import styles from './filter-bar.module.css';

export function SearchBox({ value, onSearch }: { value: string; onSearch: (text: string) => void }) {
  const t = useTranslations('board.filter');
  return (
    <label className={styles.search} title={t('searchHint')}>
      <Icon name="search" />
      <input
        type="search"
        aria-label={t('searchHint')}
        placeholder={t('search')}
        value={value}
        onChange={(event) => onSearch(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          onSearch('');
          event.currentTarget.blur();
        }}
      />
      <Kbd>/</Kbd>
    </label>
  );
}
