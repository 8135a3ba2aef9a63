'use client';

import { useTranslations } from 'next-intl';
import { useBoardTime } from '@/components/shell/use-board-time';
import type { SessionDetail } from '@/lib/domain/session/session-detail';
import { startOfLocalDay } from '@/lib/domain/time-zone';
import type { Names } from '../use-names';
import type { Times } from '../use-times';
import { CustodyBar } from './custody-bar';
import { custodyScale, custodyTicks } from './custody-scale';
import { CustodyTotals } from './custody-totals';

type CustodyPanelProps = { detail: SessionDetail; names: Names; times: Times; targetMs: number };

/** Who had the ball, to scale: queue, bot, agent, customer. */
export function CustodyPanel({ detail, names, times, targetMs }: CustodyPanelProps) {
  const t = useTranslations('session.custody');
  // An event may be dated a little after its receipt, and the figures are as of the last one.
  const time = useBoardTime();
  const now = Math.max(time.now, detail.session.lastEventAt);
  const scale = custodyScale(detail.custody, detail.spells, { now, targetMs });
  if (scale === null) return null;
  const { closedSince } = scale;
  const until = closedSince ?? now;
  const range = {
    from: times.moment(scale.from, now),
    to: times.moment(until, now),
    duration: times.duration(until - scale.from),
  };
  const ticks = custodyTicks(
    { from: scale.from, to: until },
    startOfLocalDay(scale.from, times.timeZone),
    scale.to,
  );
  return (
    <section className="panel pb-1" aria-labelledby="custody">
      <header className="flex min-h-12 flex-wrap items-center gap-x-2 px-4 py-2.5">
        <h2 id="custody" className="text-base font-strong">
          {t('title')}
        </h2>
        <span className="text-ink-2">
          {t(closedSince === null && time.staleSince === null ? 'rangeNow' : 'rangeClosed', range)}
        </span>
        {scale.pastTarget.length > 0 && (
          <span className="ml-auto text-xs text-ink-3">
            {t('pastTarget', { target: times.target(targetMs) })}
          </span>
        )}
      </header>
      <div className={time.staleSince === null ? '' : 'grayscale'}>
        <CustodyBar scale={scale} ticks={ticks} names={names} times={times} now={now} />
        <CustodyTotals totals={scale.totals} names={names} times={times} />
      </div>
    </section>
  );
}
