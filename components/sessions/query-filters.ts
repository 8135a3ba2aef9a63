// A query as the filters that a person can see and take away, one by one.
import type { Direction } from '@/lib/domain/events/event';
import { isTerminal } from '@/lib/domain/events/status';
import type { SessionQuery, SessionSort } from '@/lib/domain/lists/session-query';

type Range = { from: number | undefined; to: number | undefined };

export type QueryFilter = { key: string; without: SessionQuery } & (
  | { kind: 'status' | 'channel' | 'assignee' | 'assigneeType'; value: string }
  | { kind: 'live' | 'awaitingReply' | 'noNews' | 'reopened'; on: boolean }
  | { kind: 'since' | 'ended' | 'activity' | 'missing'; range: Range }
  | { kind: 'messages'; range: Range; direction: Direction | null }
  | { kind: 'at'; at: number }
  | { kind: 'q'; text: string }
);

export function filtersOf(query: SessionQuery): QueryFilter[] {
  return [...valueFilters(query), ...flagFilters(query), ...windowFilters(query), ...otherFilters(query)];
}

/** Filters that ask who waits or who holds what: the longest first is what such a list is opened for. */
const OF_THE_PRESENT: ReadonlySet<QueryFilter['kind']> = new Set([
  'assignee',
  'assigneeType',
  'live',
  'awaitingReply',
  'noNews',
  'since',
]);

/** The order of a page whose address names none; every other list is a history, so its newest comes first. */
export function defaultSortOf(query: SessionQuery): SessionSort {
  return filtersOf(query).some(isOfThePresent) ? 'statusSince' : '-lastEventAt';
}

function isOfThePresent(filter: QueryFilter): boolean {
  return filter.kind === 'status' ? !isTerminal(filter.value) : OF_THE_PRESENT.has(filter.kind);
}

/** As the API is to be asked: it would sort by `statusSince` wherever nothing is said. */
export function sortedQueryOf(query: SessionQuery): SessionQuery {
  const sort = query.sort ?? defaultSortOf(query);
  return sort === 'statusSince' ? query : { ...query, sort };
}

const LISTS = ['status', 'channel', 'assignee', 'assigneeType'] as const;

function valueFilters(query: SessionQuery): QueryFilter[] {
  return LISTS.flatMap((kind) =>
    (query[kind] ?? []).map((value) => {
      const rest = (query[kind] ?? []).filter((other) => other !== value);
      const without = { ...withoutAny(query, kind), ...(rest.length > 0 ? { [kind]: rest } : {}) };
      return { key: `${kind}-${value}`, kind, value, without };
    }),
  );
}

const FLAGS = ['live', 'awaitingReply', 'noNews', 'reopened'] as const;

function flagFilters(query: SessionQuery): QueryFilter[] {
  return FLAGS.flatMap((kind) => {
    const on = query[kind];
    return on === undefined ? [] : [{ key: kind, kind, on, without: withoutAny(query, kind) }];
  });
}

const WINDOWS = [
  { kind: 'since', from: 'sinceFrom', to: 'sinceTo' },
  { kind: 'ended', from: 'endedFrom', to: 'endedTo' },
  { kind: 'activity', from: 'from', to: 'to' },
  { kind: 'missing', from: 'missingFrom', to: 'missingTo' },
] as const;

function windowFilters(query: SessionQuery): QueryFilter[] {
  const windows = WINDOWS.flatMap((window): QueryFilter[] => {
    const range = { from: query[window.from], to: query[window.to] };
    if (range.from === undefined && range.to === undefined) return [];
    return [
      { key: window.kind, kind: window.kind, range, without: withoutAny(query, window.from, window.to) },
    ];
  });
  const { messageFrom, messageTo, direction } = query;
  if (messageFrom === undefined && messageTo === undefined && direction === undefined) return windows;
  return [
    ...windows,
    {
      key: 'messages',
      kind: 'messages',
      range: { from: messageFrom, to: messageTo },
      direction: direction ?? null,
      without: withoutAny(query, 'messageFrom', 'messageTo', 'direction'),
    },
  ];
}

function otherFilters(query: SessionQuery): QueryFilter[] {
  const { at, q } = query;
  return [
    ...(at === undefined ? [] : [{ key: 'at', kind: 'at' as const, at, without: withoutAny(query, 'at') }]),
    ...(q ? [{ key: 'q', kind: 'q' as const, text: q, without: withoutAny(query, 'q') }] : []),
  ];
}

/** A narrower or wider list begins at its first page. */
export function withoutAny(query: SessionQuery, ...names: (keyof SessionQuery)[]): SessionQuery {
  const dropped = new Set<string>([...names, 'cursor']);
  return Object.fromEntries(Object.entries(query).filter(([name]) => !dropped.has(name)));
}
