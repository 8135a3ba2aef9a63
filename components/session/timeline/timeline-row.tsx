'use client';

import { useTranslations } from 'next-intl';
import { EventFlags } from './event-flags';
import { MessageLine } from './message-line';
import { useMessageStateWord } from './message-state-word';
import { SpellLine } from './spell-line';
import styles from './timeline.module.css';
import { useTimeline } from './timeline-context';
import { TimelineLine } from './timeline-line';
import type { MessageStateEntry, TimelineRow as Row, StatusEntry } from './timeline-rows';

export function TimelineRow({ row }: { row: Row }) {
  switch (row.kind) {
    case 'spell':
      return <SpellLine row={row} />;
    case 'message':
      return <MessageLine row={row} />;
    case 'report':
      return <ReportLine status={row.status} entry={row.entry} />;
    case 'state':
      return <StateLine status={row.status} entry={row.entry} />;
    case 'note':
      return (
        <TimelineLine status={row.status} at={row.entry.at}>
          <b className="font-strong">{row.entry.author}</b> {row.entry.text}
        </TimelineLine>
      );
    case 'gap':
      return <GapLine status={row.status} ms={row.ms} />;
    case 'day':
      return <DayLine status={row.status} at={row.at} />;
  }
}

/** Zoho reported the status that held already: only the reply status may be news. */
function ReportLine({ status, entry }: { status: string | null; entry: StatusEntry }) {
  const t = useTranslations('session.timeline');
  return (
    <TimelineLine status={status} at={entry.at} raw={entry}>
      <span className={styles.quiet}>
        {entry.replyStatus === null ? t('report') : `${t('reportReply')} ${entry.replyStatus}`}
      </span>
      <EventFlags entry={entry} />
    </TimelineLine>
  );
}

function StateLine({ status, entry }: { status: string | null; entry: MessageStateEntry }) {
  const t = useTranslations('session.timeline');
  const wordOf = useMessageStateWord();
  return (
    <TimelineLine status={status} at={entry.at} raw={entry}>
      <span className={styles.quiet}>
        {t('state', { state: wordOf(entry.status) })}
        {entry.oldStatus !== null && `, ${t('stateFrom', { oldState: wordOf(entry.oldStatus) })}`}
      </span>
      <EventFlags entry={entry} />
    </TimelineLine>
  );
}

function GapLine({ status, ms }: { status: string | null; ms: number }) {
  const t = useTranslations('session.timeline');
  const { times } = useTimeline();
  const duration = times.duration(ms);
  return (
    <TimelineLine status={status} shape="low">
      <span className={styles.quiet}>
        <span aria-hidden="true">{duration}</span>
        <span className="sr-only">{t('passes', { duration })}</span>
      </span>
    </TimelineLine>
  );
}

function DayLine({ status, at }: { status: string | null; at: number }) {
  const { times } = useTimeline();
  return (
    <TimelineLine status={status}>
      <b className="font-strong text-ink-2">{times.day(at, at)}</b>
    </TimelineLine>
  );
}
