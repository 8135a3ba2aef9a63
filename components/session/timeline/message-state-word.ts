'use client';

import { useTranslations } from 'next-intl';

const KNOWN = ['SAVED', 'QUEUED', 'SENT', 'DELIVERED', 'READ', 'FAILED', 'DELETED', 'MISSED'] as const;

/** Plain words for a delivery state; a value that we do not know stays as Zoho wrote it. */
export function useMessageStateWord(): (state: string) => string {
  const t = useTranslations('session.messageState');
  return (state) => {
    const known = KNOWN.find((value) => value === state);
    return known ? t(known) : state;
  };
}
