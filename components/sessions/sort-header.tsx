'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import type { SessionQuery, SessionSort } from '@/lib/domain/lists/session-query';
import { listLinkOf } from '@/lib/domain/lists/session-query-params';
import { defaultSortOf } from './query-filters';

type SortKey = 'statusSince' | 'lastEventAt' | 'messagesCount';

type SortHeaderProps = {
  query: SessionQuery;
  by: SortKey;
  /** The direction of the first touch. */
  first: SessionSort;
  label: string;
  isNumber?: boolean;
};

export function SortHeader({ query, by, first, label, isNumber = false }: SortHeaderProps) {
  const t = useTranslations('sessions.sort');
  const usual = defaultSortOf(query);
  const present = query.sort ?? usual;
  const isPresent = present === by || present === `-${by}`;
  const isAscending = present === by;
  const next: SessionSort = isPresent ? (isAscending ? `-${by}` : by) : first;
  return (
    <th
      scope="col"
      aria-sort={isPresent ? (isAscending ? 'ascending' : 'descending') : undefined}
      style={isNumber ? { textAlign: 'right' } : undefined}
    >
      <Link
        prefetch={false}
        href={listLinkOf({ ...query, cursor: undefined, sort: next === usual ? undefined : next })}
        scroll={false}
        aria-label={t('label', { column: label })}
        className={`inline-flex items-center gap-1 hover:text-ink max-md:min-h-(--target) ${isPresent ? 'text-ink' : ''}`}
      >
        {label}
        {isPresent && <Icon name={isAscending ? 'up' : 'down'} size={12} />}
      </Link>
    </th>
  );
}
