import type { IconName } from './icon';

export type StatusHue = 'created' | 'waiting' | 'accepted' | 'progress' | 'ended' | 'blocked' | 'unknown';

export type StatusLook = { hue: StatusHue; icon: IconName };

const LOOKS: Readonly<Record<string, StatusLook>> = {
  CREATED: { hue: 'created', icon: 'created' },
  OPEN: { hue: 'waiting', icon: 'waiting' },
  ON_HOLD: { hue: 'accepted', icon: 'accepted' },
  ON_PROGRESS: { hue: 'progress', icon: 'progress' },
  ENDED: { hue: 'ended', icon: 'ended' },
  BLOCKED: { hue: 'blocked', icon: 'blocked' },
  MISSED: { hue: 'ended', icon: 'blocked' },
};

/** A value that we do not know, and a status never reported, have the look of the unknown. */
export function lookOf(status: string | null): StatusLook {
  const known = status !== null && Object.hasOwn(LOOKS, status) ? LOOKS[status] : undefined;
  return known ?? { hue: 'unknown', icon: 'unknown' };
}

/** The colour of a status, as CSS. */
export function statusColor(status: string | null): string {
  return `var(--color-status-${lookOf(status).hue})`;
}
