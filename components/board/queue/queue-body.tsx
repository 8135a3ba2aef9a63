'use client';

import { type CSSProperties, useRef } from 'react';
import { useIsPhone } from '@/components/ui/use-is-phone';
import type { SessionCard } from '@/lib/domain/session/session';
import { useBoardNames } from '../use-names';
import { FoldRow } from './fold-row';
import styles from './queue.module.css';
import { QueueRow } from './queue-row';
import { cardAt, type QueueRows } from './queue-rows';
import { useQueueKeys } from './use-queue-keys';
import { useRowsInSight } from './use-rows-in-sight';

const ROW_PX = 40;

type QueueBodyProps = {
  rows: QueueRows;
  /** How many of them are shown. */
  count: number;
  left: ReadonlySet<SessionCard>;
  now: number;
  targetMs: number;
  onToggleFold: () => void;
};

/** Only the rows in sight are in the document. A leaf of its own: nothing else renders when it scrolls. */
export function QueueBody({ rows, count, left, now, targetMs, onToggleFold }: QueueBodyProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const names = useBoardNames();
  const isPhone = useIsPhone();
  const { from, to, scrollTo } = useRowsInSight(body, count, ROW_PX);
  useQueueKeys(body, count, scrollTo);
  const [first, end] = isPhone ? [0, count] : [from, to];
  const height = { '--height': `${count * ROW_PX}px` } as CSSProperties;
  return (
    <tbody ref={body} className={styles.body} style={height}>
      {Array.from({ length: end - first }, (_, place) => {
        const index = first + place;
        const line = { index, now, topPx: isPhone ? 0 : index * ROW_PX };
        const card = cardAt(rows, index);
        if (card) {
          const row = { card, hasLeft: left.has(card), targetMs, names };
          return <QueueRow key={card.id} {...row} {...line} />;
        }
        return rows.fold && <FoldRow key="no-news" fold={rows.fold} onToggle={onToggleFold} {...line} />;
      })}
    </tbody>
  );
}
