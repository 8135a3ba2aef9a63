'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useBoardTime } from '@/components/shell/use-board-time';
import { ageMs, nearness, queueAgeMs } from '@/lib/domain/board/queue';
import { isKnownStatus, isTerminal } from '@/lib/domain/events/status';
import type { SessionDetail } from '@/lib/domain/session/session-detail';
import { BigDuration } from './big-duration';
import type { Times } from './use-times';

type ClocksProps = { detail: SessionDetail; times: Times; targetMs: number };

/** The present stretch, large; beside it the longer wait that it is part of. */
export function SessionClocks({ detail, times, targetMs }: ClocksProps) {
  const { session } = detail;
  const { now } = useBoardTime();
  if (isTerminal(session.status)) return <ClosedClocks detail={detail} times={times} now={now} />;
  return (
    <>
      <PresentClock detail={detail} times={times} targetMs={targetMs} now={now} />
      <SecondClock detail={detail} times={times} now={now} />
    </>
  );
}

function PresentClock({ detail, times, targetMs, now }: ClocksProps & { now: number }) {
  const t = useTranslations('session.clock');
  const { staleSince } = useBoardTime();
  const { session } = detail;
  const age = queueAgeMs(session, now);
  const hasTarget = session.status === 'OPEN' || session.status === 'ON_HOLD';
  const near = hasTarget && staleSince === null ? nearness(age, targetMs) : 'ok';
  const target = times.target(targetMs);
  const note = !hasTarget
    ? t('since', { time: times.moment(session.statusSince, now) })
    : age >= targetMs
      ? t('pastTarget', { duration: times.duration(age - targetMs), target })
      : t('leftToTarget', { duration: times.duration(targetMs - age), target });
  return <ClockBox label={t(labelOf(session.status))} note={note} tone={near} ms={age} times={times} />;
}

function SecondClock({ detail, times, now }: { detail: SessionDetail; times: Times; now: number }) {
  const t = useTranslations('session.clock');
  const { firstOpenAt, statusSince, awaitingReplySince, status } = detail.session;
  if (firstOpenAt !== null && firstOpenAt !== statusSince) {
    return (
      <ClockBox
        label={t('firstOpen')}
        note={t('since', { time: times.moment(firstOpenAt, now) })}
        ms={ageMs(firstOpenAt, now)}
        times={times}
        small
      />
    );
  }
  if (awaitingReplySince === null || status === 'OPEN') return null;
  const note = t('awaitingSince', { time: times.moment(awaitingReplySince, now) });
  return (
    <ClockBox label={t('awaiting')} note={note} ms={ageMs(awaitingReplySince, now)} times={times} small />
  );
}

function ClosedClocks({ detail, times, now }: { detail: SessionDetail; times: Times; now: number }) {
  const t = useTranslations('session.clock');
  const { statusSince, status } = detail.session;
  const from = detail.episodes.at(-1)?.from ?? statusSince;
  return (
    <>
      <ClockBox
        label={t(labelOf(status))}
        note={t('closedAgo', { duration: times.duration(ageMs(statusSince, now)) })}
        text={times.moment(statusSince, now)}
        times={times}
        ms={0}
      />
      <ClockBox
        label={t('lasted')}
        note={t('lastedFrom', { from: times.shortClock(from), to: times.shortClock(statusSince) })}
        ms={statusSince - from}
        times={times}
        small
      />
    </>
  );
}

const LABELS = ['OPEN', 'ON_HOLD', 'ON_PROGRESS', 'CREATED', 'ENDED', 'BLOCKED', 'MISSED'] as const;

function labelOf(status: string | null): (typeof LABELS)[number] | 'other' | 'none' {
  if (status === null) return 'none';
  return LABELS.find((known) => isKnownStatus(status) && known === status) ?? 'other';
}

const TONES = {
  ok: 'text-ink font-strong',
  near: 'text-near-text font-strong',
  past: 'text-past-text font-strong',
  stale: 'text-stale font-normal',
} as const;

type ClockBoxProps = {
  label: string;
  note: ReactNode;
  ms: number;
  times: Times;
  /** Shown instead of the duration. */
  text?: string;
  tone?: keyof typeof TONES;
  small?: boolean;
};

function ClockBox({ label, note, ms, times, text, tone = 'ok', small = false }: ClockBoxProps) {
  const isStale = useBoardTime().staleSince !== null;
  const size =
    small || text ? 'text-xl leading-12 tracking-[-0.02em]' : 'text-2xl leading-12 tracking-[-0.03em]';
  const colour = small && !isStale ? 'text-ink-2 font-strong' : TONES[isStale ? 'stale' : tone];
  return (
    <div className="text-left md:text-right">
      <p className="text-xs whitespace-nowrap text-ink-2">{label}</p>
      <p className={`h-12 whitespace-nowrap ${size} ${colour}`}>
        {text ?? <BigDuration ms={ms} locale={times.locale} parts={small ? 3 : 2} />}
      </p>
      <p className="text-xs text-ink-3">{note}</p>
    </div>
  );
}
