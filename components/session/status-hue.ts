const HUES: Readonly<Record<string, string>> = {
  CREATED: 'created',
  OPEN: 'waiting',
  ON_HOLD: 'accepted',
  ON_PROGRESS: 'progress',
  ENDED: 'ended',
  BLOCKED: 'blocked',
  MISSED: 'ended',
};

/** The colour of a status, as CSS; one for all values that we do not know. */
export function hueOf(status: string | null): string {
  const hue = status !== null && Object.hasOwn(HUES, status) ? HUES[status] : undefined;
  return `var(--color-status-${hue ?? 'unknown'})`;
}
