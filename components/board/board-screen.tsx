'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ageMs } from '@/lib/domain/board/queue';
import { Announcer } from './announcer';
import { AsOf } from './as-of';
import styles from './board.module.css';
import { FilterBar } from './filter-bar/filter-bar';
import { StatusOverTimePanel } from './last-hour/status-over-time-panel';
import { MessagesPanel } from './messages/messages-panel';
import { QueuePanel } from './queue/queue-panel';
import { AssignmentPanel } from './rail/assignment-panel';
import { BusiestPanel } from './rail/busiest-panel';
import { StatusRow } from './status-row/status-row';
import { useBoard } from './use-board';
import { useBoardFilter } from './use-board-filter';

/** Is anybody waiting too long, who, where, and is what I see true right now? `start` stands in for it until then. */
export function BoardScreen({ start }: { start: ReactNode }) {
  const t = useTranslations('board');
  const state = useBoardFilter();
  const { filter } = state;
  const board = useBoard(filter);
  const { time, today, figures, tiles, lastHour, isNew } = board;
  const { now } = time;
  const { queue, assignment, sessionsByStatus } = figures;
  const isStale = time.staleSince !== null;
  const oldestMs = queue.oldestOpenSince === null ? null : ageMs(queue.oldestOpenSince, now);
  if (isNew) {
    return (
      <>
        <h1 className="sr-only">{t('title')}</h1>
        {start}
      </>
    );
  }
  return (
    <>
      <h1 className="sr-only">{t('title')}</h1>
      <FilterBar state={state} queues={board.queues} isStale={isStale} />
      <StatusRow tiles={tiles} filter={filter} isStale={isStale} />
      <div className={styles.board}>
        <QueuePanel
          queue={queue}
          bars={board.bars}
          waitingAnywhere={board.waitingAnywhere}
          time={time}
          state={state}
        />
        <div className={styles.rail}>
          <AssignmentPanel assignment={assignment} filter={filter} isStale={isStale} />
          <BusiestPanel
            assignees={assignment.byAssignee}
            longest={board.longest}
            now={now}
            targetMs={queue.targetMs}
            filter={filter}
            isStale={isStale}
          />
        </div>
      </div>
      <div className={styles.past}>
        <MessagesPanel channels={figures.messagesByChannel} {...{ filter, now, today, isStale }} />
        <StatusOverTimePanel hour={lastHour} sessionsByStatus={sessionsByStatus} {...{ filter, time }} />
      </div>
      <AsOf now={now} today={today} />
      <Announcer summary={{ waiting: queue.size, past: queue.past, oldestMs }} time={time} />
    </>
  );
}
