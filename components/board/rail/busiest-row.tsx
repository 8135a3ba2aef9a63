'use client';

import { useFormatter } from 'next-intl';
import { StackedBar } from '@/components/charts/stacked-bar';
import { Duration } from '@/components/ui/duration';
import { Icon } from '@/components/ui/icon';
import { MaybeLink } from '@/components/ui/maybe-link';
import type { AssigneeFigures } from '@/lib/domain/board/assignment-figures';
import type { BoardFilter } from '@/lib/domain/board/board-filter';
import { ageMs, nearness } from '@/lib/domain/board/queue';
import { queryForAnswered, queryForAssignee, queryForAwaitingReply } from '@/lib/domain/lists/session-query';
import { listLinkWithin } from '../list-link';
import { memoByContent } from '../memo-by-content';
import styles from './rail.module.css';

type BusiestRowProps = {
  row: AssigneeFigures;
  longestId: string | null;
  /** Sessions of the busiest: the full width of a bar. */
  most: number;
  now: number;
  targetMs: number;
  filter: BoardFilter;
};

/** The dark part of the bar awaits our reply. */
export const BusiestRow = memoByContent(function BusiestRow({
  row,
  longestId,
  most,
  now,
  targetMs,
  filter,
}: BusiestRowProps) {
  const format = useFormatter();
  const { assigneeId, name, sessions, awaitingReply } = row;
  const all = listLinkWithin(queryForAssignee(assigneeId), filter);
  const awaiting = listLinkWithin(queryForAwaitingReply(assigneeId), filter);
  const answered = listLinkWithin(queryForAnswered(assigneeId), filter);
  const parts = [
    { key: 'awaiting', value: awaitingReply, colour: 'var(--color-series-1)', href: awaiting },
    { key: 'rest', value: sessions - awaitingReply, colour: 'var(--color-series-3)', href: answered },
  ];
  return (
    <tr className={styles.linked}>
      <th scope="row" className={styles.lead}>
        <Icon name={row.assigneeType === 'BOT' ? 'bot' : 'agent'} />
        <MaybeLink href={all} className={styles.rowLink}>
          {name ?? assigneeId}
        </MaybeLink>
      </th>
      <td className={styles.bar}>
        <StackedBar parts={parts} full={most} />
      </td>
      <td>{format.number(sessions)}</td>
      <td>
        {awaitingReply === 0 ? (
          <span className="text-ink-3">{format.number(awaitingReply)}</span>
        ) : (
          <MaybeLink href={awaiting} className={`${styles.figure} font-strong`}>
            {format.number(awaitingReply)}
          </MaybeLink>
        )}
      </td>
      <td>
        <Longest since={row.longestAwaitingSince} id={longestId} now={now} targetMs={targetMs} />
      </td>
    </tr>
  );
});

type LongestProps = { since: number | null; id: string | null; now: number; targetMs: number };

function Longest({ since, id, now, targetMs }: LongestProps) {
  if (since === null) return <span className="text-ink-3">–</span>;
  const age = ageMs(since, now);
  return (
    <MaybeLink
      href={id === null ? null : `/sessions/${encodeURIComponent(id)}`}
      data-near={nearness(age, targetMs)}
      className={`${styles.figure} ${styles.longest}`}
    >
      <Duration ms={age} />
    </MaybeLink>
  );
}
