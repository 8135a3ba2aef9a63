'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { queryForAwaitingReply, queryForStatus, type SessionQuery } from '@/lib/domain/lists/session-query';
import { listLinkOf } from '@/lib/domain/lists/session-query-params';

const QUICK = [
  { name: 'all', query: {} },
  { name: 'live', query: { live: true } },
  { name: 'waiting', query: queryForStatus('OPEN') },
  { name: 'awaiting', query: queryForAwaitingReply() },
  { name: 'reopened', query: { reopened: true } },
  { name: 'ended', query: { ...queryForStatus('ENDED'), sort: '-statusSince' } },
] as const satisfies readonly { name: string; query: SessionQuery }[];

/** The lists that are asked for most, one touch away. */
export function QuickLists({ query }: { query: SessionQuery }) {
  const t = useTranslations('sessions.quick');
  const present = listLinkOf({ ...query, sort: undefined, cursor: undefined, limit: undefined });
  return (
    <nav aria-label={t('label')} className="flex gap-1 overflow-x-auto [scrollbar-width:none]">
      {QUICK.map(({ name, query: quick }) => {
        const isCurrent = listLinkOf({ ...quick, sort: undefined }) === present;
        return (
          <Link
            prefetch={false}
            key={name}
            href={listLinkOf(quick)}
            aria-current={isCurrent ? 'page' : undefined}
            className="inline-flex min-h-(--target) flex-none items-center rounded-sm px-2.5 whitespace-nowrap text-ink-2 hover:bg-sunken aria-[current]:bg-selected aria-[current]:font-strong aria-[current]:text-ink"
          >
            {t(name)}
          </Link>
        );
      })}
    </nav>
  );
}
