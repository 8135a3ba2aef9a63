'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { RawPanel } from '@/components/ui/raw-panel';
import type { BoardState } from '@/lib/domain/board/board';
import type { SessionDetail } from '@/lib/domain/session/session-detail';
import { useLive } from '@/lib/live/client/use-live';
import { CustodyPanel } from './custody/custody-panel';
import { ReplyCard } from './reply-card';
import { SessionFacts } from './session-facts';
import { SessionHead } from './session-head';
import type { RawTarget, TimelineContextValue } from './timeline/timeline-context';
import { TimelinePanel } from './timeline/timeline-panel';
import { useNames } from './use-names';
import { useSessionDetail } from './use-session-detail';
import { useTimes } from './use-times';

type SessionScreenProps = {
  initial: SessionDetail;
  /** Raw events are for administrators. */
  canSeeRaw: boolean;
  /** Null: not known. */
  dataCentre: string | null;
};

const selectSettings = (state: BoardState) => state.settings;

export function SessionScreen({ initial, canSeeRaw, dataCentre }: SessionScreenProps) {
  const t = useTranslations('session');
  const detail = useSessionDetail(initial);
  const { queueTargetMs: targetMs, orgId } = useLive(selectSettings);
  const times = useTimes();
  const names = useNames(detail);
  const [raw, setRaw] = useState<RawTarget | null>(null);
  const freshFrom = useMemo(() => newestPosition(initial), [initial]);
  const desk = { dataCentre, orgId };
  const context: TimelineContextValue = {
    names,
    times,
    targetMs,
    contactName: detail.session.contactName,
    showRaw: canSeeRaw ? setRaw : null,
    shownRaw: raw?.position ?? null,
    freshFrom,
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-(--gap)">
      <Link
        href="/sessions"
        className="flex w-fit items-center gap-1 px-(--gutter) pt-1 max-md:-mb-2 max-md:min-h-(--target) text-ink-2 hover:text-ink md:p-0"
      >
        <Icon name="left" />
        {t('backToSessions')}
      </Link>
      <SessionHead detail={detail} names={names} times={times} targetMs={targetMs} />
      <CustodyPanel detail={detail} names={names} times={times} targetMs={targetMs} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-(--gap) lg:grid-cols-[minmax(0,1fr)_340px]">
        <TimelinePanel detail={detail} context={context} />
        <div className="contents lg:grid lg:gap-(--gap)">
          <div className="order-first lg:order-none">
            <ReplyCard session={detail.session} desk={desk} />
          </div>
          {raw && (
            <RawPanel
              path={`/api/sessions/${encodeURIComponent(detail.session.id)}/events/${encodeURIComponent(raw.position)}`}
              detail={times.clock(raw.at)}
              onClose={() => setRaw(null)}
            />
          )}
          <SessionFacts detail={detail} names={names} times={times} desk={desk} />
        </div>
      </div>
    </div>
  );
}

function newestPosition({ timeline }: SessionDetail): bigint {
  return timeline.reduce((newest, { position }) => {
    const held = BigInt(position);
    return held > newest ? held : newest;
  }, 0n);
}
