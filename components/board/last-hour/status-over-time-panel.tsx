'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { memo, useCallback } from 'react';
import { AREA_HEIGHT } from '@/components/charts/area-stack-height';
import { LazyAreaStack } from '@/components/charts/lazy-area-stack';
import { type Point, PointLink } from '@/components/charts/point-link';
import { usePlace } from '@/components/shell/use-place';
import { shortClockText } from '@/components/ui/clock-text';
import { Panel } from '@/components/ui/panel';
import { StatusIcon, useStatusWord } from '@/components/ui/status';
import type { LastHour } from '@/lib/domain/board/board';
import type { BoardFilter } from '@/lib/domain/board/board-filter';
import { queryForLiveAt, queryForStatusAt, type SessionQuery } from '@/lib/domain/lists/session-query';
import { NOT_REPORTED } from '@/lib/domain/session/session';
import { listLinkWithin } from '../list-link';
import styles from './last-hour.module.css';
import { hasHistory, type StatusBand, statusBands } from './status-bands';

const MINUTE_MS = 60_000;
const TICK_EVERY = 15;

type StatusOverTimePanelProps = { hour: LastHour; filter: BoardFilter; isStale: boolean };

/**
 * How the live sessions came to be what they are. Every minute opens the sessions that it counts. Its history is told once
 * a minute, so no other message draws it.
 */
export const StatusOverTimePanel = memo(function StatusOverTimePanel({
  hour,
  filter,
  isStale,
}: StatusOverTimePanelProps) {
  const t = useTranslations('board.lastHour');
  const isKnown = hasHistory(hour, filter);
  return (
    <Panel
      title={t('title')}
      summary={t('summary')}
      className={`flex flex-col ${isStale ? styles.stale : ''}`}
    >
      {isKnown ? (
        <Picture hour={hour} filter={filter} />
      ) : (
        <p className="px-(--pad) pb-4 text-ink-3">{t('narrowed')}</p>
      )}
    </Panel>
  );
});

function Picture({ hour, filter }: { hour: LastHour; filter: BoardFilter }) {
  const t = useTranslations('board.lastHour');
  const place = usePlace();
  const router = useRouter();
  const wordOf = useBandWord();
  const bands = statusBands(hour, filter);
  const waiting = bands[0]?.values ?? [];
  const minutes = waiting.map((_, minute) => hour.startsAt + minute * MINUTE_MS);
  const clocks = minutes.map((at) => shortClockText(at, place));
  const pick = useCallback(
    (minute: number, status: string | null) => {
      const link = listLinkWithin(queryAt(status, hour.startsAt + minute * MINUTE_MS), filter);
      if (link) router.push(link);
    },
    [hour.startsAt, filter, router],
  );
  return (
    <div className={styles.picture}>
      <div className={styles.chart} style={{ minHeight: AREA_HEIGHT }}>
        <MinutesByKeys bands={bands} minutes={minutes} filter={filter} />
        <LazyAreaStack
          bands={bands.map(({ status, colour, values }) => ({
            key: status,
            name: wordOf(status),
            colour,
            values,
          }))}
          ticks={clocks.map((clock, minute) => (minute % TICK_EVERY === 0 ? clock : ''))}
          moments={clocks}
          label={t('label', { first: waiting[0] ?? 0, last: waiting.at(-1) ?? 0 })}
          onPick={pick}
        />
      </div>
      <BandList bands={bands} at={minutes.at(-1) ?? hour.startsAt} filter={filter} />
      <QuarterHours bands={bands} minutes={minutes} filter={filter} />
    </div>
  );
}

/** What a point of the picture counts; above the bands: all that were live. */
function queryAt(status: string | null, at: number): SessionQuery {
  return status === null ? queryForLiveAt(at) : queryForStatusAt(status, at);
}

/** Names at the right, where the bands end, with what they ended at, and the lists of that minute. */
function BandList({ bands, at, filter }: { bands: readonly StatusBand[]; at: number; filter: BoardFilter }) {
  const wordOf = useBandWord();
  const format = useFormatter();
  return (
    <ul className={styles.bands}>
      {[...bands].reverse().map(({ status, values }) => (
        <li key={status}>
          <Link prefetch={false} href={listLinkWithin(queryForStatusAt(status, at), filter) ?? '#'}>
            <b>{format.number(values.at(-1) ?? 0)}</b>
            <StatusIcon status={status === NOT_REPORTED ? null : status} />
            <span className="truncate">{wordOf(status)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Every point of the picture without a pointer; seen while it has the focus. */
function MinutesByKeys({ bands, minutes, filter }: QuarterHoursProps) {
  const t = useTranslations('board.lastHour');
  const place = usePlace();
  const wordOf = useBandWord();
  const rows = bands.toReversed();
  const statusAt = (row: number) => rows[row - 1]?.status ?? null;
  const textOf = ({ column, row }: Point) => {
    const band = rows[row - 1];
    const values = band ? [band] : bands;
    return t('pickAt', {
      time: shortClockText(minutes[column] ?? 0, place),
      status: band ? wordOf(band.status) : t('all'),
      count: values.reduce((sum, { values: counts }) => sum + (counts[column] ?? 0), 0),
    });
  };
  return (
    <PointLink
      columns={minutes.length}
      rows={rows.length + 1}
      kind="line"
      label={t('pick')}
      hrefOf={({ column, row }) => listLinkWithin(queryAt(statusAt(row), minutes[column] ?? 0), filter)}
      textOf={textOf}
      className={styles.keys}
    />
  );
}

type QuarterHoursProps = { bands: readonly StatusBand[]; minutes: readonly number[]; filter: BoardFilter };

/** The same as a table, for those who hear the page; each number opens its list. */
function QuarterHours({ bands, minutes, filter }: QuarterHoursProps) {
  const t = useTranslations('board.lastHour');
  const place = usePlace();
  const wordOf = useBandWord();
  const shown = minutes.flatMap((at, minute) => (minute % TICK_EVERY === 0 ? [{ at, minute }] : []));
  return (
    <table className="sr-only">
      <caption>{t('title')}</caption>
      <thead>
        <tr>
          <td />
          {shown.map(({ at }) => (
            <th key={at} scope="col">
              {shortClockText(at, place)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bands.map(({ status, values }) => (
          <tr key={status}>
            <th scope="row">{wordOf(status)}</th>
            {shown.map(({ at, minute }) => (
              <td key={at}>
                <a tabIndex={-1} href={listLinkWithin(queryForStatusAt(status, at), filter) ?? '#'}>
                  {values[minute] ?? 0}
                </a>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useBandWord(): (status: string) => string {
  const wordOf = useStatusWord();
  return (status) => wordOf(status === NOT_REPORTED ? null : status);
}
