'use client';

import { useTranslations } from 'next-intl';
import { Icon } from './icon';
import { lookOf } from './status-look';

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
