// How many sessions were in each status at every minute of the last hour, and how many ended in each.
import type { EndedHistory, LastHour, StatusHistory } from './board.ts';
import { type BoardFilter, channelFilter } from './board-filter.ts';

export const LAST_HOUR_MINUTES = 60;
const MINUTE_MS = 60_000;

export const NO_LAST_HOUR: LastHour = { startsAt: 0, statuses: [], ended: [] };

/** A stretch of one status that touches the hour: many sessions may share it. */
export type Stretch = {
  channelId: string;
  status: string;
  /** Instants, epoch ms; `to` null while it lasts. It holds at `from` and no longer at `to`. */
  from: number;
  to: number | null;
  sessions: number;
};

/** The hour that ends with the start of the minute of `now`. */
export function lastHourStart(now: number): number {
  return (Math.floor(now / MINUTE_MS) - LAST_HOUR_MINUTES) * MINUTE_MS;
}

/** `endings`: stretches of ENDED that began within the hour. */
export function lastHourOf(
  startsAt: number,
  stretches: readonly Stretch[],
  endings: readonly Pick<Stretch, 'channelId' | 'from' | 'sessions'>[],
): LastHour {
  const statuses = new Map<string, StatusHistory & { counts: number[] }>();
  for (const { channelId, status, from, to, sessions } of stretches) {
    const first = firstMinuteFrom(from, startsAt);
    const end = Math.min(to === null ? Infinity : firstMinuteFrom(to, startsAt), LAST_HOUR_MINUTES + 1);
    // Of a status that held at the start of no minute, the hour has nothing to show.
    if (first >= end) continue;
    const key = JSON.stringify([channelId, status]);
    const row = statuses.get(key) ?? { channelId, status, counts: zeros(LAST_HOUR_MINUTES + 1) };
    statuses.set(key, row);
    for (let minute = first; minute < end; minute += 1)
      row.counts[minute] = (row.counts[minute] ?? 0) + sessions;
  }
  const ended = new Map<string, EndedHistory & { counts: number[] }>();
  for (const { channelId, from, sessions } of endings) {
    const row = ended.get(channelId) ?? { channelId, counts: zeros(LAST_HOUR_MINUTES) };
    ended.set(channelId, row);
    const minute = Math.floor((from - startsAt) / MINUTE_MS);
    if (minute in row.counts) row.counts[minute] = (row.counts[minute] ?? 0) + sessions;
  }
  return { startsAt, statuses: [...statuses.values()], ended: [...ended.values()] };
}

/** By status, over the channels that the filter lets through. What else it narrows to, no history can tell. */
export function statusSeries(
  hour: LastHour,
  filter: BoardFilter = {},
): ReadonlyMap<string, readonly number[]> {
  const inScope = channelFilter(filter);
  const series = new Map<string, number[]>();
  for (const { channelId, status, counts } of hour.statuses) {
    if (inScope(channelId)) series.set(status, added(series.get(status), counts));
  }
  return series;
}

/** Sessions that ended in each minute, over the same channels; null before anything is known. */
export function endedSeries(hour: LastHour, filter: BoardFilter = {}): readonly number[] {
  const inScope = channelFilter(filter);
  return hour.ended
    .filter(({ channelId }) => inScope(channelId))
    .reduce<number[]>((sum, { counts }) => added(sum, counts), zeros(LAST_HOUR_MINUTES));
}

/** Which of the hour's minutes is the first that does not begin before `at`. */
function firstMinuteFrom(at: number, startsAt: number): number {
  return Math.max(0, Math.ceil((at - startsAt) / MINUTE_MS));
}

function added(sum: readonly number[] | undefined, counts: readonly number[]): number[] {
  return counts.map((count, index) => count + (sum?.[index] ?? 0));
}

function zeros(length: number): number[] {
  return Array.from({ length }, () => 0);
}
