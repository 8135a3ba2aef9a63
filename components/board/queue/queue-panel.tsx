'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import type { BoardTime } from '@/components/shell/use-board-time';
import { useIsPhone } from '@/components/ui/use-is-phone';
import type { HistogramBar, QueueFigures } from '@/lib/domain/board/queue-figures';
import type { BoardFilterState } from '../use-board-filter';
import { AgeHistogram } from './age/age-histogram';
import { useHeldOrder } from './order/use-held-order';
import { useHold } from './order/use-hold';
import styles from './queue.module.css';
import { QueueEmpty } from './queue-empty';
import { QueueFoot } from './queue-foot';
import { QueueHead } from './queue-head';
import { QueuePhoneMore } from './queue-phone-more';
import { queueRowsOf, rowCount } from './queue-rows';
import { QueueTable } from './queue-table';

/** A phone shows the oldest; the list behind "all" has the rest. */
const PHONE_ROWS = 40;

type QueuePanelProps = {
  queue: QueueFigures;
  /** Of all who wait in this view, whatever ages are chosen. */
  bars: readonly HistogramBar[];
  /** All who wait, in every view. */
  waitingAnywhere: number;
  time: BoardTime;
  state: BoardFilterState;
};

export function QueuePanel({ queue, bars, waitingAnywhere, time, state }: QueuePanelProps): ReactNode {
  const t = useTranslations('board.queue');
  const [isFoldOpen, setFoldOpen] = useState(false);
  const isPhone = useIsPhone();
  const hold = useHold();
  const order = useHeldOrder(queue.sessions, state.key, hold.isHeld);
  const rows = queueRowsOf(order.cards, time.now, isFoldOpen);
  const count = rowCount(rows);
  const shown = isPhone ? Math.min(count, PHONE_ROWS) : count;
  const { now, staleSince } = time;
  const { targetMs } = queue;
  return (
    <section
      aria-label={t('title')}
      className={`panel ${styles.panel}`}
      data-stale={staleSince === null ? undefined : ''}
      {...hold.pointerProps}
    >
      <QueueHead queue={queue} filter={state.filter} order={order} time={time} />
      <AgeHistogram
        bars={bars}
        targetMs={targetMs}
        pressed={state.filter.buckets ?? []}
        onToggle={state.toggleBucket}
      />
      {count === 0 ? (
        <QueueEmpty
          outside={state.isNarrowed ? waitingAnywhere : 0}
          onClear={state.clear}
          isNarrowed={state.isNarrowed}
        />
      ) : (
        <QueueTable
          rows={rows}
          count={shown}
          left={order.left}
          now={now}
          targetMs={targetMs}
          onToggleFold={() => setFoldOpen(!isFoldOpen)}
          focusProps={hold.focusProps}
        />
      )}
      {shown < count && <QueuePhoneMore count={queue.size} filter={state.filter} />}
      <QueueFoot />
    </section>
  );
}
