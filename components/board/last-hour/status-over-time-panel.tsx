'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useMemo } from 'react';
import type { BoardTime } from '@/components/shell/use-board-time';
import { usePlace } from '@/components/shell/use-place';
import { clockText, shortClockText } from '@/components/ui/clock-text';
import { Panel } from '@/components/ui/panel';
import type { LastHour } from '@/lib/domain/board/board';
import type { BoardFilter } from '@/lib/domain/board/board-filter';
import styles from './last-hour.module.css';
import { type Moment, momentsOf, placeOfNow } from './moments';
import { Picture } from './picture';
import { hasHistory, statusBands } from './status-bands';
import { useHeld } from './use-held';

type StatusOverTimePanelProps = {
  hour: LastHour;
  /** What the tiles say of the same view: the picture ends with it. */
  sessionsByStatus: Readonly<Record<string, number>>;
  filter: BoardFilter;
  time: BoardTime;
};

/** How the live sessions came to be what they are. Every moment opens the sessions that it counts. */
export function StatusOverTimePanel({ hour, sessionsByStatus, filter, time }: StatusOverTimePanelProps) {
  const t = useTranslations('board.lastHour');
  const textOf = useMomentText(time);
  const nowPlace = placeOfNow(hour.startsAt, time.clock);
  const moments = useMemo(() => momentsOf(hour.startsAt, nowPlace), [hour.startsAt, nowPlace]);
  const bands = statusBands(hour, sessionsByStatus, filter);
  const drawn = useHeld(bands, [time.clock, time.staleSince, hour, filter]);
  return (
    <Panel
      title={t('title')}
      summary={t('summary')}
      className={`flex flex-col ${time.staleSince === null ? '' : styles.stale}`}
    >
      {hasHistory(hour, filter) ? (
        <Picture {...{ bands, drawn, moments, filter, textOf }} />
      ) : (
        <p className="px-(--pad) pb-4 text-ink-3">{t('narrowed')}</p>
      )}
    </Panel>
  );
}

/** Where this screen has lost the server, its last moment is no "now". */
function useMomentText({ staleSince, cause }: BoardTime): (moment: Moment) => string {
  const t = useTranslations('board.lastHour');
  const place = usePlace();
  const lastText = staleSince !== null && cause !== 'down' ? clockText(staleSince, place) : t('now');
  return useCallback(({ at }) => (at === null ? lastText : shortClockText(at, place)), [lastText, place]);
}
