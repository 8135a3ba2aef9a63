// The calendar of an organisation's time zone, as its wall shows it.

const HOUR_MS = 3_600_000;

/** The same text for the same local day. */
export const localDayOf = (at: number, timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);

/** The first midnight after `at`, for zones whose hours begin where those of UTC do. */
export function nextMidnight(at: number, timeZone: string): number {
  const today = localDayOf(at, timeZone);
  let next = Math.ceil(at / HOUR_MS) * HOUR_MS;
  while (localDayOf(next, timeZone) === today) next += HOUR_MS;
  return next;
}

/** The next instant at which the clocks of the zone are put forward or back. */
export function nextClockChange(at: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset', hour: 'numeric' });
  const offsetAt = (instant: number) =>
    format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value;
  const now = offsetAt(at);
  let next = Math.ceil(at / HOUR_MS) * HOUR_MS;
  while (offsetAt(next) === now) next += HOUR_MS;
  return next;
}
