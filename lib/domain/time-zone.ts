// Days of an org's time zone, of 23 and 25 hours too, and of those that have no midnight.

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Whatever `Intl.DateTimeFormat` accepts. */
export function isTimeZone(name: string): boolean {
  try {
    return name !== '' && new Intl.DateTimeFormat('en-US', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

/** The first instant of the local date of `at`; 01:00 by the clock where a change of time skips midnight. */
export function startOfLocalDay(at: number, timeZone: string): number {
  const wallClock = wallClockOf(timeZone);
  const midnight = Math.floor(wallClock(at) / DAY_MS) * DAY_MS;
  const offsets = [midnight - DAY_MS, midnight, midnight + DAY_MS].map((near) => wallClock(near) - near);
  const candidates = offsets.map((offset) => midnight - offset);
  const starts = candidates.filter((start) => wallClock(start) === midnight);
  if (starts.length > 0) return Math.min(...starts);
  return firstInstantFrom(midnight, Math.min(...candidates), at, wallClock);
}

/** The first instant of the local date after that of `at`. */
export function startOfNextLocalDay(at: number, timeZone: string): number {
  return startOfLocalDay(startOfLocalDay(at, timeZone) + 30 * HOUR_MS, timeZone);
}

/** Tells the instant so many weeks before another at which the clock on the wall showed the same time. */
export function sameTimeWeeksBefore(timeZone: string): (at: number, weeks: number) => number {
  const wallClock = wallClockOf(timeZone);
  return (at, weeks) => {
    const wall = wallClock(at) - weeks * 7 * DAY_MS;
    const near = at - weeks * 7 * DAY_MS;
    return near + wall - wallClock(near);
  };
}

/** Midnight is skipped between `low` (not after it) and `high` (after it). */
function firstInstantFrom(
  midnight: number,
  low: number,
  high: number,
  wallClock: (at: number) => number,
): number {
  let before = low - DAY_MS / 2;
  let after = high;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (wallClock(middle) >= midnight) after = middle;
    else before = middle;
  }
  return after;
}

/** What the clock on the wall shows at an instant, as if it were UTC. */
function wallClockOf(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (at) => {
    const parts = format.formatToParts(at);
    const part = (type: Intl.DateTimeFormatPartTypes) =>
      Number(parts.find((candidate) => candidate.type === type)?.value ?? 0);
    const seconds = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    return seconds + (((at % 1000) + 1000) % 1000);
  };
}
