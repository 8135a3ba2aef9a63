'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { BoardTime } from '@/components/shell/use-board-time';
import { usePlace } from '@/components/shell/use-place';
import { clockText } from '@/components/ui/clock-text';
import { durationText } from '@/components/ui/duration-text';
import { type Announcement, firstAnnouncement, nextAnnouncement, type QueueSummary } from './announcement';

/** The board's one polite live region. */
export function Announcer({ summary, time }: { summary: QueueSummary; time: BoardTime }) {
  const t = useTranslations('board.queue');
  const place = usePlace();
  const { now, staleSince } = time;
  const [last, setLast] = useState(() => firstAnnouncement(summary, now));
  const next = nextAnnouncement(last, summary, now);
  if (next !== last) setLast(next);
  return (
    <p role="status" className="sr-only">
      {staleSince === null ? (
        <Words announcement={next} />
      ) : (
        t('staleSince', { time: clockText(staleSince, place) })
      )}
    </p>
  );
}

function Words({ announcement: { told, change } }: { announcement: Announcement }) {
  const t = useTranslations('board.announce');
  const locale = useLocale();
  if (change === null) return null;
  if (told.waiting === 0) return t('none');
  return [
    change > 0 && t('more', { count: change }),
    change < 0 && t('fewer', { count: -change }),
    t('total', { count: told.waiting }),
    told.oldestMs !== null && t('oldest', { age: durationText(told.oldestMs, locale, 1) }),
    told.past > 0 && t('past', { count: told.past }),
  ]
    .filter(Boolean)
    .join(', ');
}
