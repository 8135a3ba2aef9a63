'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import type { BoardFilter } from '@/lib/domain/board/board-filter';
import { queryForStatus } from '@/lib/domain/lists/session-query';
import { listLinkWithin } from '../list-link';
import styles from './queue.module.css';

/** The rest of a long queue, where a phone would have to scroll past it to reach anything else. */
export function QueuePhoneMore({ count, filter }: { count: number; filter: BoardFilter }) {
  const t = useTranslations('board.queue');
  const format = useFormatter();
  const href = listLinkWithin(queryForStatus('OPEN'), filter);
  if (href === null) return null;
  return (
    <Link href={href} prefetch={false} className={styles.phoneAll}>
      {t('all', { count: format.number(count) })}
    </Link>
  );
}
