'use client';

import { useLocale } from 'next-intl';
import { useMemo } from 'react';
import type { Place } from '@/components/ui/clock-text';
import type { BoardState } from '@/lib/domain/board/board';
import { useLive } from '@/lib/live/client/use-live';

const selectTimeZone = (state: BoardState) => state.settings.timeZone;

/** The reader's language and the organisation's time zone. */
export function usePlace(): Place {
  const locale = useLocale();
  const timeZone = useLive(selectTimeZone);
  return useMemo(() => ({ locale, timeZone }), [locale, timeZone]);
}
