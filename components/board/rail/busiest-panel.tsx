'use client';

import { useTranslations } from 'next-intl';
import { Panel } from '@/components/ui/panel';
import type { AssigneeFigures } from '@/lib/domain/board/assignment-figures';
import type { BoardFilter } from '@/lib/domain/board/board-filter';
import { BusiestRow } from './busiest-row';
import styles from './rail.module.css';

/** More would be a list; the list is one click away. */
const SHOWN = 8;

type BusiestPanelProps = {
  assignees: readonly AssigneeFigures[];
  now: number;
  targetMs: number;
  filter: BoardFilter;
  isStale: boolean;
};

export function BusiestPanel({ assignees, now, targetMs, filter, isStale }: BusiestPanelProps) {
  const t = useTranslations('board.busiest');
  const most = Math.max(1, ...assignees.map(({ sessions }) => sessions));
  const more = assignees.length - SHOWN;
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
                most={most}
                now={now}
                targetMs={targetMs}
                filter={filter}
              />
            ))}
          </tbody>
        </table>
      )}
      {more > 0 && <p className={styles.more}>{t('more', { count: more })}</p>}
    </Panel>
  );
}
