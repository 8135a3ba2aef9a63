// How long an org's feed is usually silent, by the hour of the week in which the silence begins: what is normal at night
// is an outage at eleven in the morning.
import { HOURS_OF_WEEK, hourOfWeekIn } from '../time-zone.ts';

/** Per hour of the week, in ms; null: no silence has begun in that hour often enough to know. */
export type UsualSilence = readonly (number | null)[];

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** So many weeks make a habit. */
const LEAST_WEEKS = 2;
/** From so many on, the longest silence may have been an outage and does not count. */
const WEEKS_WITH_AN_EXCEPTION = 3;
/** Minutes are counted, so a silence is only known to a minute at both of its ends. */
const PRECISION_MS = 2 * MINUTE_MS;

/** `activeMinutes`: starts of minutes in which something came, ascending, of some weeks. */
export function learnUsualSilence(activeMinutes: readonly number[], timeZone: string): UsualSilence {
  const hourOf = rememberingHours(hourOfWeekIn(timeZone));
  const longest = Array.from({ length: HOURS_OF_WEEK }, () => new Map<number, number>());
  const first = activeMinutes[0] ?? 0;
  for (let index = 0; index + 1 < activeMinutes.length; index += 1) {
    const began = activeMinutes[index] ?? 0;
    const silenceMs = (activeMinutes[index + 1] ?? 0) - began;
    const week = Math.floor((began - first) / (HOURS_OF_WEEK * HOUR_MS));
    const ofHour = longest[hourOf(began)];
    if (ofHour) ofHour.set(week, Math.max(ofHour.get(week) ?? 0, silenceMs));
  }
  return longest.map((byWeek) => usualOf([...byWeek.values()]));
}

/**
 * How long the feed may be silent after something that came at `lastAt`, in ms. In an hour in which nothing ever comes:
 * as long as the silence around it lasts. Null: not learned yet.
 */
export function usualSilenceAfter(usual: UsualSilence, lastAt: number, timeZone: string): number | null {
  const hour = hourOfWeekIn(timeZone)(lastAt);
  for (let back = 0; back < HOURS_OF_WEEK; back += 1) {
    const known = usual[(hour - back + HOURS_OF_WEEK) % HOURS_OF_WEEK] ?? null;
    if (known !== null) return back === 0 ? known : Math.max(HOUR_MS, known - (back - 1) * HOUR_MS);
  }
  return null;
}

function usualOf(longestByWeek: readonly number[]): number | null {
  if (longestByWeek.length < LEAST_WEEKS) return null;
  const descending = longestByWeek.toSorted((a, b) => b - a);
  const usual = descending[longestByWeek.length >= WEEKS_WITH_AN_EXCEPTION ? 1 : 0] ?? 0;
  return usual + PRECISION_MS;
}

/** Asking a calendar costs more than a thousand additions, and the minutes of one hour share the answer. */
function rememberingHours(hourOf: (at: number) => number): (at: number) => number {
  const known = new Map<number, number>();
  return (at) => {
    // Zones differ from each other by quarters of an hour at least.
    const quarter = Math.floor(at / (15 * MINUTE_MS));
    const hour = known.get(quarter) ?? hourOf(at);
    known.set(quarter, hour);
    return hour;
  };
}
