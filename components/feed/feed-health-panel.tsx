'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Times } from '@/components/session/use-times';
import type { BoardState, FeedHealth, FeedReason, FeedStatus } from '@/lib/domain/board/board';
import type { FeedLog } from '@/lib/domain/feed/feed-log';
import { useConnection, useLive, useServerNow } from '@/lib/live/client/use-live';
import { Ago } from './ago';
import styles from './feed-health.module.css';
import { lagWords } from './lag-words';

const selectFeed = (state: BoardState) => state.feed;

const MARKS: Record<FeedStatus, string | undefined> = {
  LIVE: styles.live,
  QUIET: styles.quiet,
  DELAYED: styles.delayed,
  DOWN: styles.down,
};

/** From here the figures count as delayed. */
const LATE_MS = 30_000;

type FeedHealthPanelProps = { lag: FeedLog['lag']; spooled: number; times: Times };

/** The state of the feed, why it is in it, and the figures that it is judged by. */
export function FeedHealthPanel({ lag, spooled, times }: FeedHealthPanelProps) {
  const t = useTranslations('feed.health');
  const feed = useLive(selectFeed);
  const { status } = useConnection();
  const isLive = status === 'live';
  // Without a database nothing but the disk is left to count.
  const onDisk = feed.reason === 'refused' ? Math.max(spooled, feed.pending) : spooled;
  return (
    <section
      className={`panel overflow-hidden ${isLive && feed.state === 'DOWN' ? styles.alarm : ''}`}
      aria-labelledby="feed-health"
    >
      <div className="grid gap-1 px-(--pad) pt-3.5 pb-3">
        <h2
          id="feed-health"
          className="flex items-center gap-2 text-base font-strong"
          data-feed-state={feed.state}
        >
          <span
            aria-hidden="true"
            className={`${styles.mark} ${isLive ? MARKS[feed.state] : styles.quiet}`}
          />
          {isLive ? t(`state.${feed.reason === 'refused' ? 'refused' : feed.state}`) : t('state.lost')}
        </h2>
        <p className="max-w-[90ch] text-ink-2">
          {isLive ? <Reason feed={feed} times={times} /> : t('meaning.lost')}
        </p>
      </div>
      <dl className={`${styles.figures} ${isLive ? '' : styles.stale}`}>
        <Fact word={t('lastEvent')} hint={t('lastEventHint')}>
          <Ago at={feed.lastEventAt} times={times} />
        </Fact>
        <Fact word={t('lastDelivery')} hint={t('lastDeliveryHint')}>
          <Ago at={feed.lastReceivedAt} times={times} />
        </Fact>
        <Fact word={t('lagMedian')} hint={t('lagHint')}>
          <Lag ms={lag.medianMs} times={times} />
        </Fact>
        <Fact word={t('lagP95')} hint={t('lagP95Hint')}>
          <Lag ms={lag.p95Ms} times={times} />
        </Fact>
        <Fact word={t('pending')} hint={t('pendingHint')}>
          <Count value={feed.pending} />
        </Fact>
        <Fact word={t('spooled')} hint={t('spooledHint')}>
          <Count value={onDisk} />
        </Fact>
        <Fact word={t('quarantined')} hint={t('quarantinedHint')}>
          <Count value={feed.quarantined} />
        </Fact>
      </dl>
    </section>
  );
}

/** Reasons that are judged by what is usual, and do not say it themselves. */
const OF_SILENCE: readonly FeedReason[] = [
  'events_come',
  'silent_as_usual',
  'silent_a_little_longer',
  'silent_too_long',
];

/** Why, what is usual at this hour, and what to do where something is to be done. */
function Reason({ feed, times }: { feed: FeedHealth; times: Times }) {
  const t = useTranslations('feed.health');
  const now = useServerNow();
  const { reason, usualSilenceMs, lastHeardAt } = feed;
  const silence = times.duration(Math.max(0, now - (lastHeardAt ?? now)));
  const usual =
    usualSilenceMs === null ? t('usualUnknown') : t('usual', { duration: times.duration(usualSilenceMs) });
  return [t(`reason.${reason}`, { silence }), ...(OF_SILENCE.includes(reason) ? [usual] : [])].join(' ');
}

function Fact({ word, hint, children }: { word: string; hint: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{word}</dt>
      <dd>
        <b className="block text-lg font-strong">{children}</b>
        <span className="text-xs text-ink-3">{hint}</span>
      </dd>
    </div>
  );
}

function Lag({ ms, times }: { ms: number | null; times: Times }) {
  if (ms === null) return '–';
  return <span className={ms > LATE_MS ? 'text-near-text' : undefined}>{lagWords(ms, times.locale)}</span>;
}

function Count({ value }: { value: number }) {
  return useFormatter().number(value);
}
