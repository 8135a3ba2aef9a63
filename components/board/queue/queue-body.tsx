'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useRef } from 'react';
import { useIsPhone } from '@/components/ui/use-is-phone';
import { useBoardNames } from '../use-names';
import { FoldRow } from './fold-row';
import styles from './queue.module.css';
import { QueueRow } from './queue-row';
import type { QueueRow as Row } from './queue-rows';
import { useQueueKeys } from './use-queue-keys';

const ROW_PX = 40;
/** Rows before the browser has measured anything: as many as the first screen shows. */
const FIRST_RECT = { width: 900, height: 11 * ROW_PX };

type QueueBodyProps = {
  rows: readonly Row[];
  now: number;
  targetMs: number;
  onToggleFold: () => void;
};

/** Only the rows in sight are in the document. A leaf of its own: nothing else renders when it scrolls. */
export function QueueBody({ rows, now, targetMs, onToggleFold }: QueueBodyProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const names = useBoardNames();
  const isPhone = useIsPhone();
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => body.current,
    estimateSize: () => ROW_PX,
    initialRect: FIRST_RECT,
    overscan: 6,
    enabled: !isPhone,
    useFlushSync: false,
  });
  useQueueKeys(body, rows.length, (index) => virtualizer.scrollToIndex(index));
  const shown = isPhone ? rows.map((_, index) => ({ index, start: 0 })) : virtualizer.getVirtualItems();
  const height = { '--height': `${virtualizer.getTotalSize()}px` } as CSSProperties;
  return (
    <tbody ref={body} className={styles.body} style={height}>
      {shown.map(({ index, start }) => {
        const row = rows[index];
        if (!row) return null;
        const style = { '--y': `${start}px` } as CSSProperties;
        const place = { index, now, style };
        return row.kind === 'fold' ? (
          <FoldRow key={row.id} row={row} onToggle={onToggleFold} {...place} />
        ) : (
          <QueueRow key={row.id} row={row} targetMs={targetMs} names={names} {...place} />
        );
      })}
    </tbody>
  );
}
