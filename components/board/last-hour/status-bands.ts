// Which statuses stand in the picture of the last hour, in which order, and with what at each of its moments.
import { statusColor } from '@/components/ui/status-look';
import type { LastHour } from '@/lib/domain/board/board';
import type { BoardFilter } from '@/lib/domain/board/board-filter';
import { LAST_HOUR_MINUTES, statusSeries } from '@/lib/domain/board/last-hour';
import { isTerminal } from '@/lib/domain/events/status';
import { NOT_REPORTED } from '@/lib/domain/session/session';

export type StatusBand = {
  status: string;
  colour: string;
  /** At each of the hour's moments: its minutes, the oldest first, and the present. */
  values: readonly number[];
};

/** What waits lies at the base, where its shape can be read. */
const FROM_THE_BASE = ['OPEN', 'ON_HOLD', 'ON_PROGRESS', 'CREATED'];

/**
 * The four usual statuses always, others where a live session had one at a minute of the hour. `present` are the counts
 * of the tiles: the picture ends with what they say.
 */
export function statusBands(
  hour: LastHour,
  present: Readonly<Record<string, number>>,
  filter: BoardFilter,
): StatusBand[] {
  const series = statusSeries(hour, filter);
  const others = new Set([...series.keys(), ...Object.keys(present).filter((status) => present[status])]);
  const shown = [...others].filter((status) => !FROM_THE_BASE.includes(status) && !isTerminal(status));
  return [...FROM_THE_BASE, ...shown.toSorted()].map((status) => ({
    status,
    colour: statusColor(status === NOT_REPORTED ? null : status),
    values: [...(series.get(status) ?? NOBODY), present[status] ?? 0],
  }));
}

/** No history tells who a session was assigned to, nor what was searched for. */
export function hasHistory(hour: LastHour, filter: BoardFilter): boolean {
  return hour.startsAt > 0 && filter.assigneeTypes === undefined && !filter.q?.trim();
}

const NOBODY: readonly number[] = Array.from({ length: LAST_HOUR_MINUTES + 1 }, () => 0);
