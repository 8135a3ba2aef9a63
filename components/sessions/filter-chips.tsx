'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Icon } from '@/components/ui/icon';
import { listLinkOf } from '@/lib/domain/lists/session-query-params';
import type { QueryFilter } from './query-filters';

type FilterChipsProps = { filters: readonly QueryFilter[]; wordsOf: (filter: QueryFilter) => string };

/** What the list is narrowed to; each one can be taken away. */
export function FilterChips({ filters, wordsOf }: FilterChipsProps) {
  const t = useTranslations('sessions.chip');
  if (filters.length === 0) return null;
  return (
    <ul className="flex flex-wrap items-center gap-1.5">
      {filters.map((filter) => {
        const words = wordsOf(filter);
        return (
          <li key={filter.key}>
            <Link
              prefetch={false}
              href={listLinkOf(filter.without)}
              aria-label={t('remove', { filter: words })}
              scroll={false}
              className="inline-flex min-h-(--target) max-w-80 items-center gap-1.5 rounded-sm bg-selected py-1 pr-1.5 pl-2.5 hover:bg-line-strong"
            >
              <span className="truncate">{words}</span>
              <Icon name="x" size={12} className="text-ink-3" />
            </Link>
          </li>
        );
      })}
      {filters.length > 1 && (
        <li>
          <Link
            prefetch={false}
            href="/sessions"
            scroll={false}
            className="inline-flex min-h-(--target) items-center px-2 text-ink-2 underline decoration-line-strong underline-offset-3 hover:text-ink"
          >
            {t('clear')}
          </Link>
        </li>
      )}
    </ul>
  );
}
