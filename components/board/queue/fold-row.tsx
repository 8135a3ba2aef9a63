'use client';

import { useTranslations } from 'next-intl';
import type { CSSProperties } from 'react';
import { usePlace } from '@/components/shell/use-place';
import { durationText } from '@/components/ui/duration-text';
import { Icon } from '@/components/ui/icon';
import { ageMs } from '@/lib/domain/board/queue';
import styles from './queue.module.css';
import type { Fold } from './queue-rows';

type FoldRowProps = {
  fold: Fold;
  index: number;
  now: number;
  onToggle: () => void;
  topPx: number;
};

/** They count everywhere; only their rows are folded, so that yesterday does not hide today. */
export function FoldRow({ fold, index, now, onToggle, topPx }: FoldRowProps) {
  const t = useTranslations('board.queue');
  const { locale } = usePlace();
  const oldest = durationText(ageMs(fold.oldestSince, now), locale);
  const style = { '--y': `${topPx}px` } as CSSProperties;
  return (
    <tr className={styles.fold} data-index={index} aria-rowindex={index + 2} style={style}>
      <td colSpan={6}>
        <button type="button" aria-expanded={fold.isOpen} onClick={onToggle}>
          <Icon name={fold.isOpen ? 'down' : 'right'} />
          {t('noNews', { count: fold.count, oldest })}
          <span className="sr-only">. {t(fold.isOpen ? 'hideNoNews' : 'showNoNews')}</span>
        </button>
      </td>
    </tr>
  );
}
