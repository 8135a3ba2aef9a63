'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { clockText } from '@/components/ui/clock-text';
import { durationText } from '@/components/ui/duration-text';
import type { BoardState, FeedHealth, FeedStatus } from '@/lib/domain/board/board';
import { useConnection, useLive, useServerNow } from '@/lib/live/client/use-live';
import { usePlace } from '../use-place';
import styles from './feed-pill.module.css';

type PillState = FeedStatus | 'OFFLINE' | 'STALE';

const A_SECOND_MS = 1_000;

const LOOKS: Record<PillState, string | undefined> = {
  LIVE: styles.live,
  QUIET: styles.quiet,
  DELAYED: styles.delayed,
  DOWN: styles.down,
  OFFLINE: styles.down,
  STALE: styles.down,
};

const selectFeed = (state: BoardState) => state.feed;

/** Whether what the screen shows is true right now; always in the same place. */
export function FeedPill() {
  const t = useTranslations('shell.feed');
  const format = useFormatter();
  const feed = useLive(selectFeed);
  const { status } = useConnection();
  const state: PillState = status === 'live' ? feed.state : status === 'offline' ? 'OFFLINE' : 'STALE';
  return (
    <Link href="/feed" className={`${styles.pill} ${LOOKS[state]}`}>
      <b className="font-strong">{t(state)}</b>
      <span className={styles.words}>
        <PillWords state={state} feed={feed} />
      </span>
      {feed.quarantined > 0 && (
        <span className={styles.quarantined}>
          {t('quarantined', { count: format.number(feed.quarantined) })}
        </span>
      )}
    </Link>
  );
}

function PillWords({ state, feed }: { state: PillState; feed: FeedHealth }) {
  const t = useTranslations('shell.feed');
  const format = useFormatter();
  const now = useServerNow();
  const { staleSince } = useConnection();
  const place = usePlace();
  switch (state) {
    case 'LIVE':
    case 'QUIET':
      return feed.lastEventAt === null
        ? t('noEvent')
        : t.rich('lastEvent', {
            long,
            duration: shortText(now - feed.lastEventAt, place.locale),
          });
    case 'DELAYED':
      if (feed.reason === 'behind') return t('pending', { count: format.number(feed.pending) });
      // Half of the events may be in time while the slowest are not.
      return (feed.lagMs ?? 0) < A_SECOND_MS
        ? t.rich('someLate', { long })
        : t('behind', { duration: durationText(feed.lagMs ?? 0, place.locale, 1) });
    case 'DOWN':
      if (feed.reason === 'refused') return t.rich('refused', { long });
      return feed.lastHeardAt === null
        ? t('noEvent')
        : t.rich('noEventSince', { long, time: clockText(feed.lastHeardAt, place) });
    case 'OFFLINE':
    case 'STALE':
      // Deliveries are refused only while the database is away: the screen is stale then too.
      if (state === 'STALE' && feed.reason === 'refused') return t.rich('refused', { long });
      return t.rich('staleSince', { long, time: clockText(staleSince ?? now, place) });
  }
}

/** What a phone has no room for. */
const long = (words: ReactNode) => <span className={styles.long}>{words}</span>;

/** One unit is enough here, and does not change its width each second. */
function shortText(ms: number, locale: string): string {
  return durationText(ms, locale, 1);
}
