'use client';

import { useTranslations } from 'next-intl';
import type { CSSProperties } from 'react';
import { usePlace } from '@/components/shell/use-place';
import { durationText } from '@/components/ui/duration-text';
import { Icon } from '@/components/ui/icon';
import { ageMs } from '@/lib/domain/board/queue';
import styles from './queue.module.css';
import type { QueueRow } from './queue-rows';

type FoldRowProps = {
  row: Extract<QueueRow, { kind: 'fold' }>;
  index: number;
  now: number;
  onToggle: () => void;
  style: CSSProperties;
};

/** They count everywhere; only their rows are folded, so that yesterday does not hide today. */
export function FoldRow({ row, index, now, onToggle, style }: FoldRowProps) {
  const t = useTranslations('board.queue');
  const { locale } = usePlace();
  const oldest = durationText(ageMs(row.oldestSince, now), locale);
  return (
    <tr className={styles.fold} data-index={index} aria-rowindex={index + 2} style={style}>
      <td colSpan={6}>
        <button type="button" aria-expanded={row.isOpen} onClick={onToggle}>
          <Icon name={row.isOpen ? 'down' : 'right'} />
          {t('noNews', { count: row.count, oldest })}
          <span className="sr-only">. {t(row.isOpen ? 'hideNoNews' : 'showNoNews')}</span>
        </button>
      </td>
    </tr>
  );
}
