'use client';

import { useTranslations } from 'next-intl';
import { Kbd } from '@/components/ui/kbd';
import styles from './queue.module.css';

export function QueueFoot() {
  const t = useTranslations('board.queue');
  return (
    <footer className={styles.foot}>
      <span>{t('ageFrom')}</span>
      <span className="grow" />
      <span>
        <Kbd>j</Kbd> <Kbd>k</Kbd> {t('move')}
      </span>
      <span>
        <Kbd>↵</Kbd> {t('open')}
      </span>
      <span>
        <Kbd>/</Kbd> {t('search')}
      </span>
      <span>
        <Kbd>?</Kbd> {t('keys')}
      </span>
    </footer>
  );
}
