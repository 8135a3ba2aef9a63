'use client';

import { useTranslations } from 'next-intl';
import { Icon, type IconName } from './icon';

export type StatusHue = 'created' | 'waiting' | 'accepted' | 'progress' | 'ended' | 'blocked' | 'unknown';

const LOOKS: Readonly<Record<string, { hue: StatusHue; icon: IconName }>> = {
  CREATED: { hue: 'created', icon: 'created' },
  OPEN: { hue: 'waiting', icon: 'waiting' },
  ON_HOLD: { hue: 'accepted', icon: 'accepted' },
  ON_PROGRESS: { hue: 'progress', icon: 'progress' },
  ENDED: { hue: 'ended', icon: 'ended' },
  BLOCKED: { hue: 'blocked', icon: 'blocked' },
  MISSED: { hue: 'ended', icon: 'blocked' },
};

/** A value that we do not know, and a status never reported, have the look of the unknown. */
function lookOf(status: string | null): { hue: StatusHue; icon: IconName } {
  const known = status !== null && Object.hasOwn(LOOKS, status) ? LOOKS[status] : undefined;
  return known ?? { hue: 'unknown', icon: 'unknown' };
}

export function StatusIcon({ status }: { status: string | null }) {
  const { hue, icon } = lookOf(status);
  return (
    <span data-hue={hue}>
      <Icon name={icon} />
    </span>
  );
}

const WORDS = [
  'CREATED',
  'OPEN',
  'ON_PROGRESS',
  'ON_HOLD',
  'ENDED',
  'BLOCKED',
  'MISSED',
  'NOT_REPORTED',
] as const;

/** The plain word for a status; Zoho's own where we have none. */
export function useStatusWord(): (status: string | null) => string {
  const t = useTranslations('status');
  return (status) => {
    const known = WORDS.find((word) => word === (status ?? 'NOT_REPORTED'));
    return known ? t(known) : (status ?? '');
  };
}
