'use client';

import { useTranslations } from 'next-intl';
import { useBoardTime } from '@/components/shell/use-board-time';
import { LazyRows } from './lazy-rows';
import styles from './timeline.module.css';
import { useTimeline } from './timeline-context';
import type { EpisodeRows } from './timeline-episodes';
import { TimelineLine } from './timeline-line';
import { TimelineRow } from './timeline-row';
import type { TimelineRow as Row } from './timeline-rows';

const FEW_ROWS = 200;
const ROWS_A_STRETCH = 50;

type EpisodeProps = {
  episode: EpisodeRows;
  count: number;
  canFold: boolean;
  isFolded: boolean;
  onToggle: () => void;
};

export function EpisodeSection(props: EpisodeProps) {
  const { episode, count, canFold, isFolded } = props;
  return (
    <>
      {(canFold ? count > 1 : episode.afterEndMs !== null) && <EpisodeTitle {...props} />}
      {!isFolded && <EpisodeLines rows={episode.rows} />}
    </>
  );
}

function EpisodeLines({ rows }: { rows: readonly Row[] }) {
  if (rows.length <= FEW_ROWS) return rows.map((row) => <TimelineRow key={row.key} row={row} />);
  return stretchesOf(rows).map((stretch, place) => (
    <LazyRows key={stretch[0]?.key} count={stretch.length} startsShown={place === 0}>
      {() => stretch.map((row) => <TimelineRow key={row.key} row={row} />)}
    </LazyRows>
  ));
}

function stretchesOf(rows: readonly Row[]): Row[][] {
  const stretches: Row[][] = [];
  for (let start = 0; start < rows.length; start += ROWS_A_STRETCH) {
    stretches.push(rows.slice(start, start + ROWS_A_STRETCH));
  }
  return stretches;
}

function EpisodeTitle({ episode, count, canFold, isFolded, onToggle }: EpisodeProps) {
  const t = useTranslations('session.timeline');
  const { times, names } = useTimeline();
  const { now } = useBoardTime();
  const { number, afterEndMs, from, to, messages, lastAssigneeId } = episode;
  const isFirst = afterEndMs === null;
  return (
    <TimelineLine status={isFirst ? (episode.rows[0]?.status ?? null) : 'ENDED'} rail="dashed" shape="wide">
      <div className={isFirst ? styles.opening : styles.episode}>
        <b className="font-strong">{t('episodeOf', { number, count })}</b>
        <span className="text-ink-3">
          {isFirst ? times.moment(from, now) : t('afterEnd', { duration: times.duration(afterEndMs) })}
          {isFolded && to !== null && (
            <>
              {' · '}
              {t('collapsed', { messages, duration: times.duration(to - from) })}
              {lastAssigneeId !== null && ` · ${t('heldBy', { name: names.assignee(lastAssigneeId) })}`}
            </>
          )}
        </span>
        {canFold && (
          <button
            type="button"
            aria-expanded={!isFolded}
            onClick={onToggle}
            className="ml-auto min-h-6 rounded-sm px-2 text-ink-2 hover:bg-sunken"
          >
            {t(isFolded ? 'show' : 'hide')}
            <span className="sr-only"> {t('episode', { number })}</span>
          </button>
        )}
      </div>
    </TimelineLine>
  );
}
