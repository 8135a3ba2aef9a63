'use client';

import { useTranslations } from 'next-intl';
import type { Holder } from '@/lib/domain/session/session';
import type { Names } from '../use-names';
import type { Times } from '../use-times';
import styles from './custody.module.css';
import type { BarPart, BarSegment, BarTick, CustodyScale } from './custody-scale';

type CustodyBarProps = {
  scale: CustodyScale;
  ticks: readonly BarTick[];
  names: Names;
  times: Times;
  now: number;
};

const FILLS: Record<Holder, string> = {
  QUEUE: 'bg-status-waiting text-on-status',
  AGENT: 'bg-series-1 text-on-status',
  BOT: 'bg-series-2',
  CUSTOMER: 'bg-series-3 text-ink-2',
  CLOSED: `${styles.closed} text-ink`,
};

/** The text equivalent is the list of totals below it, and each part's own words on hover. */
export function CustodyBar({ scale, ticks, names, times, now }: CustodyBarProps) {
  const t = useTranslations('session.custody');
  const label = scale.totals
    .map(({ holder, ms }) => t('part', { holder: t(`holder.${holder}`), duration: times.duration(ms) }))
    .join(', ');
  return (
    <>
      <div role="img" aria-label={label} className="relative mx-4 h-9">
        {scale.segments.map((part) => (
          <Segment key={part.from} part={part} scale={scale} names={names} times={times} now={now} />
        ))}
        {scale.pastTarget.map((part) => (
          <i key={part.left} className="absolute top-[33px] h-[3px] bg-past" style={styleOf(part)} />
        ))}
      </div>
      <div aria-hidden="true" className="relative mx-4 h-5 text-xs text-ink-3">
        {ticks.map(({ left, at }) => (
          <span
            key={at}
            className="absolute top-1 -translate-x-1/2 whitespace-nowrap before:absolute before:-top-1 before:left-1/2 before:h-1 before:border-l before:border-line-strong"
            style={{ left: `${left}%` }}
          >
            {tickLabel(at, scale, times)}
          </span>
        ))}
      </div>
    </>
  );
}

type SegmentProps = Omit<CustodyBarProps, 'ticks'> & { part: BarSegment };

function Segment({ part, scale, names, times, now }: SegmentProps) {
  const { segment, width } = part;
  const t = useTranslations('session.custody');
  const isStub = scale.closedSince !== null && part.openEnded;
  const duration = times.duration((segment.to ?? now) - segment.from);
  const holder = t(`holder.${segment.holder}`);
  const named = segment.assigneeId === null ? holder : `${holder} ${names.assignee(segment.assigneeId)}`;
  const words = { holder: named, from: times.moment(part.from, now), duration };
  const title = part.openEnded
    ? t('hoverNow', words)
    : t('hover', { ...words, to: times.moment(part.to, now) });
  return (
    <span
      title={title}
      className={`absolute top-0 h-8 min-w-0.5 overflow-hidden border-l border-surface px-2 text-[0px] leading-8 whitespace-nowrap first:rounded-l-xs last-of-type:rounded-r-xs md:text-xs ${FILLS[segment.holder]}`}
      style={{ ...styleOf(part), ...(width < ROOM.something ? { paddingInline: 0 } : {}) }}
    >
      {isStub || width < ROOM.duration ? null : width < ROOM.name ? (
        duration
      ) : (
        <>
          <b className="font-strong">{holder}</b> {duration}
        </>
      )}
    </span>
  );
}

/** Percent of the bar from which a label fits, at the narrowest width that shows labels. */
const ROOM = { something: 2, duration: 9, name: 14 };

function styleOf({ left, width }: BarPart) {
  return { left: `${left}%`, width: `${width}%` };
}

const DAY_MS = 86_400_000;

function tickLabel(at: number, { from, to }: CustodyScale, times: Times): string {
  if (to - from > 3 * DAY_MS) return times.shortDay(at);
  return to - from < 5 * 60_000 ? times.clock(at) : times.shortClock(at);
}
