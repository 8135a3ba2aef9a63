'use client';

import { useTranslations } from 'next-intl';
import { StackedBar } from '@/components/charts/stacked-bar';
import { Figure } from '@/components/ui/figure';
import { MaybeLink } from '@/components/ui/maybe-link';
import type { BoardFilter } from '@/lib/domain/board/board-filter';
import type { Assignment } from '@/lib/domain/events/assignment';
import { queryForAssignment } from '@/lib/domain/lists/session-query';
import { listLinkWithin } from '../list-link';
import { HOLDER_COLOURS } from './holder-colours';
import styles from './rail.module.css';

type AssignmentTotalProps = {
  assignment: Readonly<Record<Assignment, number>>;
  holders: readonly Assignment[];
  filter: BoardFilter;
};

export function AssignmentTotal({ assignment, holders, filter }: AssignmentTotalProps) {
  const t = useTranslations('board.assignment');
  const parts = holders.map((key) => ({
    ...{ key, value: assignment[key], colour: HOLDER_COLOURS[key] },
    href: listLinkWithin(queryForAssignment(key), filter),
  }));
  const full = parts.reduce((sum, { value }) => sum + value, 0);
  return (
    <div className="px-(--pad) pb-2">
      <ul className="mb-1.5 flex gap-px">
        {parts.map(({ key, value, href }) => (
          <li
            key={key}
            className={styles.share}
            style={{ flexBasis: `${(value / Math.max(1, full)) * 100}%` }}
          >
            <MaybeLink href={href}>
              <Figure value={value} className={styles.shareFigure} /> {t(key)}
            </MaybeLink>
          </li>
        ))}
      </ul>
      <StackedBar parts={parts} full={full} height={12} />
    </div>
  );
}
