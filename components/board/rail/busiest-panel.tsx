'use client';

import { useTranslations } from 'next-intl';
import { MaybeLink } from '@/components/ui/maybe-link';
import { Panel } from '@/components/ui/panel';
import type { AssigneeFigures } from '@/lib/domain/board/assignment-figures';
import type { BoardFilter } from '@/lib/domain/board/board-filter';
import { queryForAssignees } from '@/lib/domain/lists/session-query';
import { listLinkWithin } from '../list-link';
import { BusiestRow } from './busiest-row';
import styles from './rail.module.css';

/** More would be a list; the list is one click away. */
const SHOWN = 8;

type BusiestPanelProps = {
  assignees: readonly AssigneeFigures[];
  /** By assignee: the session behind "longest". */
  longest: ReadonlyMap<string, string>;
  now: number;
  targetMs: number;
  filter: BoardFilter;
  isStale: boolean;
};

export function BusiestPanel({ assignees, longest, now, targetMs, filter, isStale }: BusiestPanelProps) {
  const t = useTranslations('board.busiest');
  const most = Math.max(1, ...assignees.map(({ sessions }) => sessions));
  const others = assignees.slice(SHOWN).map(({ assigneeId }) => assigneeId);
  return (
    <Panel title={t('title')} summary={t('summary')} className={isStale ? styles.stale : ''}>
      {assignees.length === 0 ? (
        <p className="px-(--pad) pb-4 text-ink-3">{t('empty')}</p>
      ) : (
        <table className={`${styles.table} ${styles.load}`}>
          <thead>
            <tr>
              <th scope="col" className={styles.lead}>
                {t('assignee')}
              </th>
              <td className={styles.bar} />
              <th scope="col">{t('all')}</th>
              <th scope="col" abbr={t('awaitFull')}>
                {t('await')}
              </th>
              <th scope="col">{t('longest')}</th>
            </tr>
          </thead>
          <tbody>
            {assignees.slice(0, SHOWN).map((row) => (
              <BusiestRow
                key={row.assigneeId}
                row={row}
                longestId={longest.get(row.assigneeId) ?? null}
                most={most}
                now={now}
                targetMs={targetMs}
                filter={filter}
              />
            ))}
          </tbody>
        </table>
      )}
      {others.length > 0 && (
        <p className={styles.more}>
          <MaybeLink href={listLinkWithin(queryForAssignees(others), filter)} className={styles.figure}>
            {t('more', { count: others.length })}
          </MaybeLink>
        </p>
      )}
    </Panel>
  );
}
