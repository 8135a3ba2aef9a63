'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Times } from '@/components/session/use-times';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Panel } from '@/components/ui/panel';
import { RawPanel } from '@/components/ui/raw-panel';
import type { BoardState } from '@/lib/domain/board/board';
import type { QuarantinedElement, QuarantineList } from '@/lib/domain/feed/feed-log';
import { useLive } from '@/lib/live/client/use-live';
import styles from './feed.module.css';
import { QuarantinedRow } from './quarantined-row';
import { useFeedChanges } from './use-feed-changes';
import { useQuarantine } from './use-quarantine';
import { type ReplayState, useReplay } from './use-replay';

type QuarantinePanelProps = { initial: QuarantineList; times: Times; now: number };

const selectQuarantined = (state: BoardState) => state.feed.quarantined;

/** What was kept but could not become an event, and why. For administrators. */
export function QuarantinePanel({ initial, times, now }: QuarantinePanelProps) {
  const t = useTranslations('feed.quarantine');
  const format = useFormatter();
  const count = useLive(selectQuarantined);
  const { list, refresh, loadMore } = useQuarantine(initial);
  useFeedChanges(String(count), refresh, false);
  const { state, replay } = useReplay();
  const [viewed, setViewed] = useState<QuarantinedElement | null>(null);
  const isEmpty = list.elements.length === 0;
  const isBusy = state.kind === 'asking';
  return (
    <div id="quarantine">
      <Panel
        title={t('title')}
        summary={isEmpty ? t('none') : t('summary', { count: list.total })}
        aside={
          !isEmpty && (
            <Button onClick={() => replay(null)} disabled={isBusy}>
              {t('replayAll')}
            </Button>
          )
        }
      >
        <ReplayNote state={state} />
        {!isEmpty && <p className="max-w-[90ch] px-(--pad) pb-3 text-ink-2">{t('text')}</p>}
        <ul className={styles.quarantine}>
          {list.elements.map((element) => (
            <QuarantinedRow
              key={element.id}
              {...{ element, times, now }}
              isBusy={isBusy}
              onView={() => setViewed(element)}
              onReplay={() => replay([element.id])}
            />
          ))}
        </ul>
        {(list.failed || list.nextCursor !== null) && (
          <footer className={styles.foot}>
            <span>
              {t('shown', { shown: format.number(list.elements.length), total: format.number(list.total) })}
            </span>
            <span className="grow" />
            <Button onClick={list.failed ? refresh : loadMore} aria-busy={list.isLoadingMore}>
              {t(list.failed ? 'retry' : 'older')}
            </Button>
          </footer>
        )}
      </Panel>
      {viewed && (
        <div className="mt-3">
          <RawPanel
            path={`/api/feed/quarantine/${viewed.id}/raw`}
            detail={times.moment(viewed.receivedAt, now)}
            onClose={() => setViewed(null)}
          />
        </div>
      )}
    </div>
  );
}

function ReplayNote({ state }: { state: ReplayState }) {
  const t = useTranslations('feed.quarantine');
  return (
    <p role="status" className={state.kind === 'idle' || state.kind === 'asking' ? '' : 'px-(--pad) pb-3'}>
      {state.kind === 'asked' && t('replaying', { count: state.count })}
      {state.kind === 'failed' && t('replayFailed')}
    </p>
  );
}

/** Others are told that there is something, and who can look. */
export function QuarantineHint({ count }: { count: number }) {
  const t = useTranslations('feed.quarantine');
  if (count === 0) return null;
  return (
    <section className="panel flex items-center gap-2 px-(--pad) py-3 text-ink-2">
      <Icon name="info" className="text-ink-3" />
      {t('hint', { count })}
    </section>
  );
}
