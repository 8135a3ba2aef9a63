// A session query as the parameters of an address, and back.
import { ASSIGNMENTS } from '../events/assignment.ts';
import { SESSION_SORTS, type SessionQuery } from './session-query.ts';

export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 200;

const LISTS = ['status', 'channel', 'assignee', 'assigneeType'] as const;
const FLAGS = ['live', 'awaitingReply', 'noNews', 'reopened'] as const;
const INSTANTS = [
  'sinceFrom',
  'sinceTo',
  'endedFrom',
  'endedTo',
  'from',
  'to',
  'messageFrom',
  'messageTo',
  'missingFrom',
  'missingTo',
  'at',
] as const;
const TEXTS = ['direction', 'q', 'sort', 'cursor'] as const;

/** Lists as repeated parameters, in one fixed order, so that equal queries have equal addresses. */
export function searchParamsOf(query: SessionQuery): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of LISTS) for (const value of query[name] ?? []) params.append(name, value);
  for (const name of [...FLAGS, ...INSTANTS, ...TEXTS, 'limit'] as const) {
    const value = query[name];
    if (value !== undefined && value !== '') params.set(name, String(value));
  }
  return params;
}

/** The page that lists the query. */
export function listLinkOf(query: SessionQuery): string {
  const params = searchParamsOf(query).toString();
  return params === '' ? '/sessions' : `/sessions?${params}`;
}

export type ParsedQuery = { kind: 'query'; query: SessionQuery } | { kind: 'mistake'; message: string };

/** An unknown parameter, or a value that a closed one does not know, is a mistake, named for the caller. */
export function sessionQueryFrom(params: URLSearchParams): ParsedQuery {
  const query: Record<string, unknown> = {};
  for (const name of new Set(params.keys())) {
    const value = readValue(name, params.getAll(name));
    if (value === undefined) return { kind: 'mistake', message: mistakeIn(name) };
    query[name] = value;
  }
  // Every name and value has just been read by the rule of that name.
  return { kind: 'query', query: query as SessionQuery };
}

function readValue(name: string, values: readonly string[]): unknown {
  const [value = ''] = values;
  if (name === 'assigneeType') return values.every(isAssignment) ? values : undefined;
  if (isOneOf(LISTS, name)) return values;
  if (values.length > 1) return undefined;
  if (isOneOf(FLAGS, name)) return flagOf(value);
  if (isOneOf(INSTANTS, name)) return wholeNumberOf(value);
  if (name === 'direction') return value === 'IN' || value === 'OUT' ? value : undefined;
  if (name === 'sort') return isOneOf(SESSION_SORTS, value) ? value : undefined;
  if (name === 'limit') return limitOf(value);
  return name === 'q' || name === 'cursor' ? value : undefined;
}

function mistakeIn(name: string): string {
  const known: readonly string[] = [...LISTS, ...FLAGS, ...INSTANTS, ...TEXTS, 'limit'];
  return known.includes(name)
    ? `The parameter "${name}" has a value that cannot be used.`
    : `There is no parameter "${name}".`;
}

function isOneOf<T extends string>(values: readonly T[], value: string): value is T {
  return (values as readonly string[]).includes(value);
}

function isAssignment(value: string): boolean {
  return isOneOf(ASSIGNMENTS, value);
}

function flagOf(value: string): boolean | undefined {
  if (value === 'true') return true;
  return value === 'false' ? false : undefined;
}

/** Bounded by what a date can be, so that the database can hold it. */
function wholeNumberOf(value: string): number | undefined {
  const number = Number(value);
  return /^\d{1,16}$/.test(value) && number <= 8.64e15 ? number : undefined;
}

function limitOf(value: string): number | undefined {
  const limit = wholeNumberOf(value) ?? 0;
  return limit >= 1 && limit <= MAX_LIMIT ? limit : undefined;
}
