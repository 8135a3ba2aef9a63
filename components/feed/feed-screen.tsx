'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTimes } from '@/components/session/use-times';
import type { BoardState } from '@/lib/domain/board/board';
import type { FeedLog, QuarantineList } from '@/lib/domain/feed/feed-log';
import { useLive } from '@/lib/live/client/use-live';
import { DeliveriesPanel } from './deliveries-panel';
import { FeedHealthPanel } from './feed-health-panel';
import { FeedStart } from './feed-start';
import { QuarantineHint, QuarantinePanel } from './quarantine-panel';
import { useFeedChanges } from './use-feed-changes';
import { useFeedLog } from './use-feed-log';

type FeedScreenProps = {
  log: FeedLog;
  /** Null: not an administrator. */
  quarantine: QuarantineList | null;
};

const selectFeed = (state: BoardState) => state.feed;

/** What comes in from Zoho, how fast, and what of it could not be read. */
export function FeedScreen({ log: initial, quarantine }: FeedScreenProps) {
  const t = useTranslations('feed');
  const feed = useLive(selectFeed);
  const times = useTimes();
  const { log, refresh, loadMore } = useFeedLog(initial);
  const [isHeld, setHeld] = useState(false);
  const mark = `${feed.lastReceivedAt} ${feed.pending} ${feed.quarantined}`;
  const hasNews = useFeedChanges(mark, refresh, isHeld);
  const isEmpty = log.deliveries.length === 0;
  return (
    <div className="grid gap-(--gap)">
      <h1 className="px-(--gutter) pt-2.5 text-lg font-strong md:p-0">{t('title')}</h1>
      {isEmpty ? (
        <FeedStart canManage={quarantine !== null} />
      ) : (
        <>
          <FeedHealthPanel lag={log.lag} times={times} />
          {quarantine ? (
            <QuarantinePanel initial={quarantine} times={times} now={log.asOf} />
          ) : (
            <QuarantineHint count={feed.quarantined} />
          )}
          <DeliveriesPanel
            log={log}
            times={times}
            hasNews={hasNews}
            onHold={setHeld}
            onRefresh={refresh}
            onMore={loadMore}
          />
        </>
      )}
    </div>
  );
}
