// The border between epoch milliseconds and timestamptz.

/** For parameters and JSON records. A year of more than four digits has no sign in Postgres. */
export function toTimestamp(ms: number): string {
  return new Date(ms).toISOString().replace(/^\+0*/, '');
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
