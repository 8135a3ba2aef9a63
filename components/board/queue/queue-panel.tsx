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
import { queueRowsOf } from './queue-rows';
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
  const shown = isPhone ? rows.slice(0, PHONE_ROWS) : rows;
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
      {rows.length === 0 ? (
        <QueueEmpty
          outside={state.isNarrowed ? waitingAnywhere : 0}
          onClear={state.clear}
          isNarrowed={state.isNarrowed}
        />
      ) : (
        <QueueTable
          rows={shown}
          now={now}
          targetMs={targetMs}
          onToggleFold={() => setFoldOpen(!isFoldOpen)}
          focusProps={hold.focusProps}
        />
      )}
      {shown.length < rows.length && <QueuePhoneMore count={queue.size} filter={state.filter} />}
      <QueueFoot />
    </section>
  );
}
