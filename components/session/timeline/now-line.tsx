'use client';

import { useTranslations } from 'next-intl';
import { useBoardTime } from '@/components/shell/use-board-time';
import { ageMs } from '@/lib/domain/board/queue';
import { isTerminal } from '@/lib/domain/events/status';
import type { SessionDetail } from '@/lib/domain/session/session-detail';
import { useTimeline } from './timeline-context';
import { TimelineLine } from './timeline-line';
import { SILENCE_MS } from './timeline-rows';

/** The end of the timeline: what is so at this moment, and since when. */
export function NowLine({ detail }: { detail: SessionDetail }) {
  const t = useTranslations('session.timeline');
  const { times } = useTimeline();
  const { now } = useBoardTime();
  const words = useNowWords(detail, now);
  const { status, lastEventAt } = detail.session;
  const silenceMs = ageMs(lastEventAt, now);
  return (
    <>
      {silenceMs >= SILENCE_MS && !isTerminal(status) && (
        <TimelineLine status={status} shape="low">
          <span aria-hidden="true" className="text-xs text-ink-3">
            {times.duration(silenceMs)}
          </span>
        </TimelineLine>
      )}
      <TimelineLine status={status} rail="last" at={now}>
        <span id="now" className="scroll-mt-16">
          <b className="font-strong">{t('now')}</b> <span className="text-ink-2">{words}</span>
        </span>
      </TimelineLine>
    </>
  );
}

function useNowWords({ session, timeline }: SessionDetail, now: number): string {
  const t = useTranslations('session.timeline');
  const { times } = useTimeline();
  const { staleSince } = useBoardTime();
  const { status, statusSince, awaitingReplySince } = session;
  if (staleSince !== null) return t('nowStale', { time: times.clock(staleSince) });
  if (isTerminal(status)) {
    return t('nowClosed', {
      time: times.moment(statusSince, now),
      duration: times.duration(ageMs(statusSince, now)),
    });
  }
  if (awaitingReplySince !== null) {
    const time = times.moment(awaitingReplySince, now);
    return t(status === 'OPEN' ? 'nowWaiting' : 'nowAwaiting', { time });
  }
  if (status === 'OPEN') return t('nowQueued');
  const last = timeline.findLast((entry) => entry.kind === 'message' && entry.authorKind !== 'system');
  return t(last?.kind === 'message' && last.direction === 'OUT' ? 'nowCustomer' : 'nowQuiet');
}
