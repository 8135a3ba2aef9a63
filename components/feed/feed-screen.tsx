'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type Times, useTimes } from '@/components/session/use-times';
import { UpToDate } from '@/components/shell/up-to-date';
import type { BoardState } from '@/lib/domain/board/board';
import type { QuarantineList } from '@/lib/domain/feed/feed-log';
import type { FeedAnswer, FeedReport } from '@/lib/domain/feed/feed-report';
import { useConnection, useLive } from '@/lib/live/client/use-live';
import { DeliveriesPanel } from './deliveries-panel';
import { FeedHealthPanel } from './feed-health-panel';
import { FeedStart } from './feed-start';
import { QuarantineHint, QuarantinePanel } from './quarantine-panel';
import { ChannelsPanel } from './report/channels-panel';
import { MissingPanel } from './report/missing-panel';
import styles from './report/report.module.css';
import { UnknownPanel } from './report/unknown-panel';
import { useFeedChanges } from './use-feed-changes';
import { useFeedLog } from './use-feed-log';

type FeedScreenProps = {
  log: FeedAnswer;
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
  const mark = [feed.lastReceivedAt, feed.pending, feed.quarantined, feed.state].join(' ');
  const hasNews = useFeedChanges(mark, refresh, isHeld);
  const { report } = log;
  // While nothing comes from Zoho the server still knows what came, and what never did.
  const isLost = useConnection().status !== 'live';
  const isEmpty = log.deliveries.length === 0;
  return (
    <div className="grid gap-(--gap)">
      <div className="flex flex-wrap items-baseline gap-x-3 px-(--gutter) pt-2.5 md:p-0">
        <h1 className="text-lg font-strong">{t('title')}</h1>
        {!isEmpty && <UpToDate asOf={log.asOf} isStale={isLost} times={times} />}
      </div>
      {isEmpty ? (
        <FeedStart canManage={quarantine !== null} />
      ) : (
        <>
          <FeedHealthPanel lag={log.lag} spooled={report?.spooled ?? 0} times={times} />
          <div
            className={`grid grid-cols-[minmax(0,1fr)] gap-(--gap) ${isLost ? styles.stale : ''}`}
            data-stale={isLost || undefined}
          >
            {report && <Report report={report} times={times} now={log.asOf} />}
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
          </div>
        </>
      )}
    </div>
  );
}

type ReportProps = { report: FeedReport; times: Times; now: number };

function Report({ report, times, now }: ReportProps) {
  return (
    <div className={styles.pair}>
      <ChannelsPanel heard={report.channels} times={times} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-(--gap)">
        <MissingPanel missing={report.missing} times={times} now={now} />
        <UnknownPanel values={report.unknownValues} times={times} now={now} />
      </div>
    </div>
  );
}
