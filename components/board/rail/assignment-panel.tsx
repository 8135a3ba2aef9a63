'use client';

import { useTranslations } from 'next-intl';
import { Swatch } from '@/components/charts/stacked-bar';
import { MaybeLink } from '@/components/ui/maybe-link';
import { Panel } from '@/components/ui/panel';
import type { AssignmentFigures } from '@/lib/domain/board/assignment-figures';
import type { BoardFilter } from '@/lib/domain/board/board-filter';
import type { Assignment } from '@/lib/domain/events/assignment';
import { queryForLive } from '@/lib/domain/lists/session-query';
import { listLinkWithin } from '../list-link';
import { memoByContent } from '../memo-by-content';
import { useBoardNames } from '../use-names';
import { AssignmentRow } from './assignment-row';
import { AssignmentTotal } from './assignment-total';
import { HOLDER_COLOURS, shownHolders } from './holder-colours';
import styles from './rail.module.css';

type AssignmentPanelProps = { assignment: AssignmentFigures; filter: BoardFilter; isStale: boolean };

/** Agent, bot or nobody: all live sessions, then channel by channel. */
export const AssignmentPanel = memoByContent(function AssignmentPanel({
  assignment,
  filter,
  isStale,
}: AssignmentPanelProps) {
  const t = useTranslations('board.assignment');
  const names = useBoardNames();
  const holders = shownHolders(assignment);
  const total = totalOf(assignment);
  const most = Math.max(1, ...assignment.byChannel.map(totalOf));
  return (
    <Panel
      title={t('title')}
      summary={t.rich('summary', {
        count: total,
        list: (words) => <MaybeLink href={listLinkWithin(queryForLive(), filter)}>{words}</MaybeLink>,
      })}
      className={isStale ? styles.stale : ''}
    >
      {total === 0 ? (
        <p className="px-(--pad) pb-4 text-ink-3">{t('empty')}</p>
      ) : (
        <>
          <AssignmentTotal assignment={assignment} holders={holders} filter={filter} />
          <table className={`${styles.table} ${styles.assign}`}>
            <Head holders={holders} />
            <tbody>
              {byName(assignment.byChannel, names.channel).map((row) => (
                <AssignmentRow
                  key={row.channelId ?? ''}
                  row={row}
                  holders={holders}
                  most={most}
                  filter={filter}
                />
              ))}
            </tbody>
          </table>
        </>
      )}
    </Panel>
  );
});

function Head({ holders }: { holders: readonly Assignment[] }) {
  const t = useTranslations('board.assignment');
  return (
    <thead>
      <tr>
        <th scope="col" className={styles.lead}>
          {t('channel')}
        </th>
        <td className={styles.bar} />
        {holders.map((holder) => (
          <th key={holder} scope="col" abbr={t(holder)}>
            <span className={styles.swatched}>
              <Swatch colour={HOLDER_COLOURS[holder]} />
              {t(`short.${holder}`)}
            </span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** In the order of the chips; sessions without a channel last. */
function byName(rows: AssignmentFigures['byChannel'], nameOf: (id: string | null) => string | null) {
  return rows.toSorted((a, b) => {
    const [left, right] = [nameOf(a.channelId), nameOf(b.channelId)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return left.localeCompare(right);
  });
}

function totalOf(counts: Readonly<Record<Assignment, number>>): number {
  return counts.AGENT + counts.BOT + counts.NONE + counts.OTHER;
}
