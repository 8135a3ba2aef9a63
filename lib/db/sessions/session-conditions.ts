// What a session query asks, as SQL conditions. The text is fixed; every value is a parameter.
import { NO_NEWS_AFTER_MS } from '../../domain/board/queue.ts';
import type { Search } from '../../domain/board/search.ts';
import { endingWithAt } from '../../domain/lists/fixed-query.ts';
import { asksForMessages, type SessionQuery } from '../../domain/lists/session-query.ts';
import { NOT_REPORTED } from '../../domain/session/session.ts';
import { endingSpell } from './ending-spell.ts';
import { foldedPattern } from './folded-pattern.ts';
import type { SessionColumns } from './session-columns.ts';
import type { SqlParameters } from './sql-parameters.ts';

export type SessionScope = {
  orgId: string;
  /** The channels that the caller may see. */
  channels: 'all' | readonly string[];
  /** What `noNews` is judged by: the query's `at`, else the clock. */
  now: number;
  search: Search | null;
};

export function sessionConditions(
  asked: SessionQuery,
  scope: SessionScope,
  columns: SessionColumns,
  sql: SqlParameters,
): string[] {
  const query = endingWithAt(asked);
  return [
    ...scopeConditions(scope, sql),
    ...valueConditions(query, columns, sql),
    ...flagConditions(query, scope.now, columns, sql),
    ...windowConditions(query, columns, sql),
    ...messageConditions(query, scope.channels, sql),
    ...searchConditions(scope.search, columns, sql),
  ];
}

/** A row that no event has filled yet is no session. */
function scopeConditions({ orgId, channels }: SessionScope, sql: SqlParameters): string[] {
  const own = [`s.org_id = ${sql.add(orgId)}`, 's.fold IS NOT NULL'];
  if (channels === 'all') return own;
  return [...own, `s.channel_id = ANY(${sql.add(channels)}::text[])`, `s.channel_id <> ''`];
}

function valueConditions(query: SessionQuery, columns: SessionColumns, sql: SqlParameters): string[] {
  const { status, channel, assignee, assigneeType } = query;
  const among = (column: string, values: readonly string[]) => `${column} = ANY(${sql.add(values)}::text[])`;
  const isOfSession = channel !== undefined && !asksForMessages(query);
  return [
    ...(status ? [statusCondition(status, columns, sql)] : []),
    ...(isOfSession ? [among('s.channel_id', channel)] : []),
    ...(assignee ? [among(`coalesce(${columns.assigneeId}, '')`, assignee)] : []),
    ...(assigneeType ? [among(columns.assignment, assigneeType)] : []),
  ];
}

function statusCondition(statuses: readonly string[], columns: SessionColumns, sql: SqlParameters): string {
  const named = `${columns.status} = ANY(${sql.add(statuses)}::text[])`;
  return statuses.includes(NOT_REPORTED) ? `(${named} OR ${columns.status} IS NULL)` : named;
}

function flagConditions(
  query: SessionQuery,
  now: number,
  columns: SessionColumns,
  sql: SqlParameters,
): string[] {
  const is = (condition: string, asked: boolean | undefined) =>
    asked === undefined ? [] : [asked ? condition : `NOT ${condition}`];
  const noNews = () =>
    `(coalesce(${columns.status} = 'OPEN', false) AND ${columns.lastEventAt} < ${instant(now - NO_NEWS_AFTER_MS, sql)})`;
  return [
    ...is(columns.terminal, query.live === undefined ? undefined : !query.live),
    ...is(columns.awaitingReply, query.awaitingReply),
    ...(query.noNews === undefined ? [] : is(noNews(), query.noNews)),
    ...is(columns.reopened, query.reopened),
  ];
}

function windowConditions(query: SessionQuery, columns: SessionColumns, sql: SqlParameters): string[] {
  const { sinceFrom, sinceTo, endedFrom, endedTo, from, to, missingFrom, missingTo } = query;
  const ended = within('x.from_at', { from: endedFrom, to: endedTo }, sql);
  const happened = within('x.at', { from, to }, sql);
  const missing = within('x.at', { from: missingFrom, to: missingTo }, sql);
  return [
    ...within(columns.statusSince, { from: sinceFrom, to: sinceTo }, sql),
    ...(ended.length > 0 ? [has('spell', [endingSpell('x'), ...ended])] : []),
    ...(happened.length > 0 ? [has('event', happened)] : []),
    ...(missing.length > 0 ? [has('finding', missing)] : []),
  ];
}

/** As the figure counts them: by the channel of each message, of the channels that the caller may see. */
function messageConditions(
  query: SessionQuery,
  visible: SessionScope['channels'],
  sql: SqlParameters,
): string[] {
  if (!asksForMessages(query)) return [];
  const { messageFrom, messageTo, direction, channel } = query;
  const ofChannels = (ids: readonly string[]) => `x.channel_id = ANY(${sql.add(ids)}::text[])`;
  const spoken = [
    `x.author_kind <> 'system'`,
    ...within('x.at', { from: messageFrom, to: messageTo }, sql),
    ...(direction ? [`x.direction = ${sql.add(direction)}`] : []),
    ...(channel ? [ofChannels(channel)] : []),
    ...(visible === 'all' ? [] : [ofChannels(visible), `x.channel_id <> ''`]),
  ];
  return [has('message', spoken)];
}

function has(table: string, conditions: readonly string[]): string {
  return `EXISTS (SELECT 1 FROM ${table} x WHERE x.org_id = s.org_id AND ${['x.session_id = s.id', ...conditions].join(' AND ')})`;
}

function within(column: string, window: { from?: number; to?: number }, sql: SqlParameters): string[] {
  const { from, to } = window;
  return [
    ...(from === undefined ? [] : [`${column} >= ${instant(from, sql)}`]),
    ...(to === undefined ? [] : [`${column} < ${instant(to, sql)}`]),
  ];
}

/** What the board's cards can be searched by, and no more: a list must hold exactly what its figure counts. */
function searchConditions(search: Search | null, columns: SessionColumns, sql: SqlParameters): string[] {
  if (search === null) return [];
  const pattern = sql.add(foldedPattern(search.text));
  const found = ['s.contact_name', 's.id'].map((column) => `coalesce(${column} ~ ${pattern}, false)`);
  const ofChannel = `s.channel_id = ANY(${sql.add([...search.channelIds])}::text[])`;
  const ofAssignee = `coalesce(${columns.assigneeId} = ANY(${sql.add([...search.assigneeIds])}::text[]), false)`;
  return [`(${[...found, ofChannel, ofAssignee].join(' OR ')})`];
}

/** The widest instants of the API lie outside what Postgres' own arithmetic on floats keeps exact. */
export function instant(ms: number, sql: SqlParameters): string {
  return `${sql.add(new Date(ms).toISOString().replace(/^\+0*(\d+)/, '$1'))}::timestamptz`;
}
