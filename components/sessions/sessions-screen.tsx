'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTimes } from '@/components/session/use-times';
import { UpToDate } from '@/components/shell/up-to-date';
import { useBoardTime } from '@/components/shell/use-board-time';
import type { SessionQuery } from '@/lib/domain/lists/session-query';
import { MAX_LIMIT } from '@/lib/domain/lists/session-query-params';
import { CopyLink } from './copy-link';
import { FilterChips } from './filter-chips';
import { filtersOf, sortedQueryOf } from './query-filters';
import { QuickLists } from './quick-lists';
import { RuleWords } from './rule-words';
import { SessionSearch } from './session-search';
import { SessionTable } from './session-table';
import { useFilterWords } from './use-filter-words';
import { useIsScrolled } from './use-is-scrolled';
import { useListChanges } from './use-list-changes';
import { type SessionPage, useSessionList } from './use-session-list';

type SessionsScreenProps = { query: SessionQuery; initial: SessionPage };

/** The list behind a number: which rule it follows, how many there are, and each of them. */
export function SessionsScreen({ query, initial }: SessionsScreenProps) {
  const t = useTranslations('sessions');
  const times = useTimes();
  const { list, loadMore, refresh } = useSessionList(sortedQueryOf(query), initial);
  const [isHeld, setHeld] = useState(false);
  // A past moment does not change, and of a long list only the first pages could be renewed.
  const isFixed = query.at !== undefined || list.sessions.length > MAX_LIMIT;
  const time = useBoardTime();
  // The server can be asked while nothing comes from Zoho; what it answers is no newer for that.
  const trueAt = time.cause === 'down' ? Math.min(list.asOf, time.now) : list.asOf;
  const isScrolled = useIsScrolled();
  const waits = useListChanges(refresh, isHeld || isScrolled || isFixed);
  const hasChanged = waits && query.at === undefined;
  const filters = filtersOf(query);
  const wordsOf = useFilterWords(times, list.asOf);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-(--gap)">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-2.5 px-(--gutter) pt-2.5 md:p-0">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h1 className="text-lg font-strong">{t('title')}</h1>
          <p className="text-ink-2" data-total={list.total}>
            {t('total', { count: list.total })}
          </p>
          <UpToDate asOf={trueAt} isStale={time.staleSince !== null} times={times} />
          <CopyLink query={query} asOf={list.asOf} time={times.moment(query.at ?? list.asOf, list.asOf)} />
        </div>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <QuickLists query={query} />
          <SessionSearch query={query} />
        </div>
        <FilterChips filters={filters} wordsOf={wordsOf} />
        <RuleWords query={query} times={times} now={list.asOf} />
      </div>
      <section className="panel relative" aria-label={t('title')} {...holding(setHeld)}>
        {hasChanged && <ChangedChip onRefresh={refresh} />}
        {list.total === 0 ? (
          <EmptyList isNarrowed={filters.length > 0} />
        ) : (
          <SessionTable query={query} sessions={list.sessions} times={times} />
        )}
        <ListFoot list={list} onMore={loadMore} onRetry={refresh} />
      </section>
    </div>
  );
}

/** Nothing moves under the pointer or the focus. A touch leaves no pointer behind. */
function holding(setHeld: (held: boolean) => void) {
  return {
    onPointerEnter: (event: React.PointerEvent) => setHeld(event.pointerType === 'mouse'),
    onPointerLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  };
}

function ChangedChip({ onRefresh }: { onRefresh: () => void }) {
  const t = useTranslations('sessions');
  return (
    <button
      type="button"
      onClick={onRefresh}
      className="absolute -top-3 left-1/2 z-10 inline-flex h-6 -translate-x-1/2 items-center gap-1.5 rounded-sm bg-ink px-2 text-xs font-strong text-on-ink"
    >
      {t('changed')} · {t('refresh')}
    </button>
  );
}

function EmptyList({ isNarrowed }: { isNarrowed: boolean }) {
  const t = useTranslations('sessions.empty');
  return (
    <div className="grid justify-items-center gap-1 px-4 py-16 text-center">
      <h2 className="text-base font-strong">{t(isNarrowed ? 'title' : 'none')}</h2>
      <p className="max-w-120 text-ink-2">{t(isNarrowed ? 'text' : 'noneText')}</p>
      {isNarrowed && (
        <Link
          href="/sessions"
          className="mt-3 rounded-sm border border-line-strong px-3 py-1.5 font-strong hover:bg-sunken"
        >
          <ClearWords />
        </Link>
      )}
    </div>
  );
}

function ClearWords() {
  return useTranslations('sessions.chip')('clear');
}

type ListFootProps = {
  list: ReturnType<typeof useSessionList>['list'];
  onMore: () => void;
  onRetry: () => void;
};

function ListFoot({ list, onMore, onRetry }: ListFootProps) {
  const t = useTranslations('sessions');
  if (list.total === 0 && !list.failed) return null;
  return (
    <footer
      className="flex min-h-12 items-center gap-4 border-t border-line px-4 py-2 text-ink-3"
      aria-live="polite"
    >
      <span>{t('shown', { shown: list.sessions.length, total: list.total })}</span>
      <span className="grow" />
      {list.failed && <span className="text-ink">{t('failed')}</span>}
      {list.failed ? (
        <FootButton onClick={onRetry}>{t('retry')}</FootButton>
      ) : (
        list.nextCursor !== null && (
          <FootButton onClick={onMore} isBusy={list.busy === 'more'}>
            {t(list.busy === 'more' ? 'loading' : 'loadMore')}
          </FootButton>
        )
      )}
    </footer>
  );
}

type FootButtonProps = { onClick: () => void; isBusy?: boolean; children: string };

function FootButton({ onClick, isBusy = false, children }: FootButtonProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      aria-busy={isBusy}
      className="min-h-(--target) rounded-sm border border-line-strong px-3 font-strong text-ink hover:bg-sunken"
    >
      {children}
    </button>
  );
}
