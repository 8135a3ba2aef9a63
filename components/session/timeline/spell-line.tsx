'use client';

import { useTranslations } from 'next-intl';
import { useBoardTime } from '@/components/shell/use-board-time';
import { StatusIcon, useStatusWord } from '@/components/ui/status';
import { ageMs } from '@/lib/domain/board/queue';
import { isTerminal } from '@/lib/domain/events/status';
import { EventFlags } from './event-flags';
import styles from './timeline.module.css';
import { useTimeline } from './timeline-context';
import { TimelineLine } from './timeline-line';
import type { SpellRow } from './timeline-rows';

/** The beginning of a stretch of one status with one assignee, and how long it lasted. */
export function SpellLine({ row }: { row: SpellRow }) {
  const { spell, entry, previous } = row;
  const wordOf = useStatusWord();
  return (
    <TimelineLine
      status={row.status}
      {...(previous ? { before: previous.status } : {})}
      mark={<StatusIcon status={spell.status} />}
      at={spell.from}
      shape="shaded"
      aside={spell.to === null ? <LastingSpell row={row} /> : <SpellLength row={row} to={spell.to} />}
      raw={entry}
    >
      <div className={styles.spell}>
        <b className="font-strong">{wordOf(spell.status)}</b>
        <SpellNotes row={row} />
        {spell.status !== null && (
          <span className="text-2xs tracking-[0.02em] text-ink-3">{spell.status}</span>
        )}
        {entry && <EventFlags entry={entry} />}
      </div>
    </TimelineLine>
  );
}

/** With whom, and how it came to be so. */
function SpellNotes({ row }: { row: SpellRow }) {
  const t = useTranslations('session');
  const { names } = useTimeline();
  const { spell, previous } = row;
  const nameOf = (id: string) =>
    names.isBot(id) ? t('bot', { name: names.assignee(id) }) : names.assignee(id);
  const notes: string[] = [];
  if (isTerminal(spell.status)) {
    if (spell.assigneeId !== null) notes.push(t('timeline.by', { name: nameOf(spell.assigneeId) }));
  } else if (spell.assigneeId !== null) notes.push(nameOf(spell.assigneeId));
  else notes.push(t(spell.status === null ? 'timeline.notReported' : 'timeline.unassigned'));
  notes.push(...changeNotes(row, t, { nameOf, bareNameOf: names.assignee }));
  if (previous === null && spell.status === 'CREATED' && spell.assigneeId === null) return null;
  return <span className="text-ink-2">{notes.join(', ')}</span>;
}

type Translate = ReturnType<typeof useTranslations<'session'>>;

type Naming = { nameOf: (id: string) => string; bareNameOf: (id: string) => string };

function changeNotes(
  { spell, previous, byCustomer }: SpellRow,
  t: Translate,
  { nameOf, bareNameOf }: Naming,
) {
  if (previous === null || isTerminal(spell.status)) return [];
  if (isTerminal(previous.status)) {
    return [t(byCustomer ? 'timeline.reopenedByCustomer' : 'timeline.reopened')];
  }
  const before = previous.assigneeId;
  if (before === null || before === spell.assigneeId) return [];
  if (previous.assigneeType === 'BOT') return [t('timeline.handedOver', { name: bareNameOf(before) })];
  return [t(spell.assigneeId === null ? 'timeline.letGo' : 'timeline.takenFrom', { name: nameOf(before) })];
}

function SpellLength({ row, to }: { row: SpellRow; to: number }) {
  const { times, targetMs } = useTimeline();
  const ms = to - row.spell.from;
  const isPast = row.spell.status === 'OPEN' && ms >= targetMs;
  return <b className={`font-strong ${isPast ? 'text-past-text' : ''}`}>{times.duration(ms)}</b>;
}

function LastingSpell({ row }: { row: SpellRow }) {
  const t = useTranslations('session.timeline');
  const { times, targetMs } = useTimeline();
  const { now, staleSince } = useBoardTime();
  const isLive = staleSince === null;
  const ms = ageMs(row.spell.from, now);
  const isPast = row.spell.status === 'OPEN' && ms >= targetMs && isLive;
  return (
    <span className={isPast ? 'text-past-text' : isLive ? '' : 'text-ink-3'}>
      {t.rich('soFar', {
        duration: times.duration(ms),
        b: (chunks) => <b className="font-strong">{chunks}</b>,
      })}
    </span>
  );
}
