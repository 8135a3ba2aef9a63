// How long an org's feed is usually silent, learned from what past weeks did at the same time of the week: what is normal
// at night is an outage at eleven in the morning.
import { sameTimeWeeksBefore } from '../time-zone.ts';

/** `began`: the start of the last minute in which something came; `ended`: of the next one. */
type Silence = { began: number; ended: number };

/** `silences`: those of past weeks, in their order, without a hole between them. */
export type FeedHabit = {
  silences: readonly Silence[];
  /** The same time of the week on the wall, so many weeks before. */
  weeksBefore: (at: number, weeks: number) => number;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const WEEK_MS = 7 * 24 * HOUR_MS;
const WEEKS = 4;
/** So many weeks make a habit. */
const LEAST_WEEKS = 2;
/** From so many on, one may have had an outage or a holiday, which does not count. */
const WEEKS_WITH_AN_EXCEPTION = 3;
/** A pause so much longer than those of all other weeks was none. */
const OUTAGE_TIMES = 3;
/** Minutes are counted, so a silence is only known to a minute at both of its ends. */
const PRECISION_MS = 2 * MINUTE_MS;
/** Pauses this far away say what is usual now. */
const AROUND_MS = 30 * MINUTE_MS;
/** A break, a night, a weekend: longer than a pause between two events. */
const LEAST_BREAK_MS = AROUND_MS;
/** However long nothing has come, in such a break nothing is expected. */
const LONG_BREAK_MS = 4 * HOUR_MS;
/** Nobody closes at the same minute each week. */
const EARLY_MS = 10 * MINUTE_MS;
/** So long after a break it still explains why nothing comes, beyond the usual pause. */
const OPENING_MS = 2 * MINUTE_MS;
/** No break that ended before has a pause after it that lasts until now. */
const OPENED_LATELY_MS = 2 * AROUND_MS + PRECISION_MS + OPENING_MS;

/** `activeMinutes`: starts of the minutes in which something came, ascending. */
export function learnFeedHabit(activeMinutes: readonly number[], timeZone: string): FeedHabit {
  const silences = activeMinutes
    .slice(1)
    .map((ended, index): Silence => ({ began: activeMinutes[index] ?? ended, ended }));
  return { silences, weeksBefore: sameTimeWeeksBefore(timeZone) };
}

/**
 * How long the feed may usually be silent now after something that came at `lastAt`, in ms: in the hours in which events
 * come as long as between two of them, in a break until it ends. Null: not learned yet.
 */
export function usualSilence(
  habit: FeedHabit,
  { lastAt, now }: { lastAt: number; now: number },
): number | null {
  const first = habit.silences[0]?.began ?? Number.POSITIVE_INFINITY;
  const last = habit.silences.at(-1)?.ended ?? Number.NEGATIVE_INFINITY;
  // A week within the silence that is judged would excuse it.
  const newest = Math.floor(Math.max(0, now - lastAt) / WEEK_MS) + 1;
  const pauses: number[] = [];
  const breaks: number[] = [];
  for (let weeks = newest; weeks < newest + WEEKS; weeks += 1) {
    const then = { lastAt: habit.weeksBefore(lastAt, weeks), now: habit.weeksBefore(now, weeks) };
    if (then.now < first || then.now >= last) continue;
    pauses.push(pauseAround(habit.silences, then.now));
    breaks.push(now - lastAt + breakLeft(habit.silences, then));
  }
  if (pauses.length < LEAST_WEEKS) return null;
  return Math.max(longestPause(pauses), usualBreak(breaks));
}

/** For how much longer a past week explains the silence by a break of its own, in ms. */
function breakLeft(silences: readonly Silence[], then: { lastAt: number; now: number }): number {
  const until = Math.max(then.now, then.lastAt + EARLY_MS);
  let longest = Number.NEGATIVE_INFINITY;
  for (const silence of overlapping(silences, then.now - OPENED_LATELY_MS, until)) {
    if (!isBreak(silence, then.lastAt)) continue;
    const leftMs = silence.ended + pauseAround(silences, silence.ended) - then.now;
    if (leftMs >= -OPENING_MS) longest = Math.max(longest, leftMs);
  }
  return longest;
}

/** An outage of the morning is none the less one at lunch, but at night nothing is expected. */
function isBreak({ began, ended }: Silence, lastAt: number): boolean {
  const ms = ended - began;
  if (ended <= lastAt || ms <= LEAST_BREAK_MS) return false;
  return ms >= LONG_BREAK_MS || ms >= 2 * (began - lastAt);
}

/** The longest silence that began and ended around then. */
function pauseAround(silences: readonly Silence[], at: number): number {
  const [from, to] = [at - AROUND_MS, at + AROUND_MS];
  let longest = 0;
  for (const { began, ended } of overlapping(silences, from, to))
    if (began >= from && ended <= to) longest = Math.max(longest, ended - began);
  return longest + PRECISION_MS;
}

/** Those that began by `to` and ended after `from`. */
function* overlapping(silences: readonly Silence[], from: number, to: number): Generator<Silence> {
  for (let index = firstEndingAfter(silences, from); index < silences.length; index += 1) {
    const silence = silences[index];
    if (!silence || silence.began > to) return;
    yield silence;
  }
}

function firstEndingAfter(silences: readonly Silence[], at: number): number {
  let [low, high] = [0, silences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((silences[middle]?.ended ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The longest of all weeks, unless it is so long that it was an outage. */
function longestPause(pauses: readonly number[]): number {
  const [longest = 0, second = 0] = pauses.toSorted((a, b) => b - a);
  return pauses.length >= WEEKS_WITH_AN_EXCEPTION && longest > OUTAGE_TIMES * second ? second : longest;
}

function usualBreak(breaks: readonly number[]): number {
  const [longest = 0, second = 0] = breaks.toSorted((a, b) => b - a);
  return breaks.length >= WEEKS_WITH_AN_EXCEPTION ? second : longest;
}
