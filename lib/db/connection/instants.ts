// The border between epoch milliseconds and timestamptz.

const YEAR_10000 = Date.UTC(10_000, 0);

/** For parameters and JSON records. A year of more than four digits has no sign in Postgres. */
export function toTimestamp(ms: number): string {
  const text = new Date(ms).toISOString();
  return ms < YEAR_10000 ? text : text.replace(/^\+0*/, '');
}

export function toTimestampOrNull(ms: number | null): string | null {
  return ms === null ? null : toTimestamp(ms);
}

export function toMs(instant: Date): number {
  return instant.getTime();
}

export function toMsOrNull(instant: Date | null): number | null {
  return instant === null ? null : instant.getTime();
}
