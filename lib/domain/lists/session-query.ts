// The list behind a number: for every figure the query that lists exactly the sessions it counts.

import type { BoardFilter } from '../board/board-filter.ts';
import { AGE_BUCKETS, type AgeBucket, BUCKET_BOUNDS_MS, isNoNews, nearFromMs } from '../board/queue.ts';
import { type ContextNames, matchesSearch, searchOf } from '../board/search.ts';
import { type Assignment, assignmentOf } from '../events/assignment.ts';
import type { Direction } from '../events/event.ts';
import { isTerminal, TERMINAL_STATUSES } from '../events/status.ts';
import { NOT_REPORTED, type SessionCard } from '../session/session.ts';

export const SESSION_SORTS = [
  'statusSince',
  '-statusSince',
  'lastEventAt',
  '-lastEventAt',
  'messagesCount',
  '-messagesCount',
] as const;

export type SessionSort = (typeof SESSION_SORTS)[number];

/** The parameters of GET /api/sessions. Instants are epoch ms, ranges half-open; lists mean any of their values. */
export type SessionQuery = {
  /** NOT_REPORTED stands for a null status. */
  status?: readonly string[];
  /** That of the session; where the query asks for messages, that of the messages. NO_CHANNEL: of none. */
  channel?: readonly string[];
  assignee?: readonly string[];
  assigneeType?: readonly Assignment[];
  /** true: not terminal; false: terminal. */
  live?: boolean;
  /** A customer waits for our reply; implies `live`. */
  awaitingReply?: boolean;
  noNews?: boolean;
  reopened?: boolean;
  sinceFrom?: number;
  sinceTo?: number;
  endedFrom?: number;
  endedTo?: number;
  from?: number;
  to?: number;
  messageFrom?: number;
  messageTo?: number;
  direction?: Direction;
  /** An event in this window tells that one before it never came; one that comes late after all takes that back. */
  missingFrom?: number;
  missingTo?: number;
  at?: number;
  q?: string;
  sort?: SessionSort;
  cursor?: string;
  limit?: number;
};

/** Among the channels of a query: sessions, or messages, that name none. */
export const NO_CHANNEL = '';

/** An event may lie this far ahead of our clock and still be believed (event-time.ts). */
const CLOCK_TOLERANCE_MS = 5 * 60_000;
const MINUTE_MS = 60_000;

export function queryForStatus(status: string): SessionQuery {
  return { status: [status] };
}

export function queryForBucket(bucket: AgeBucket, now: number): SessionQuery {
  const { fromMs, toMs } = BUCKET_BOUNDS_MS[bucket];
  return { status: ['OPEN'], ...sinceForAges(fromMs, toMs, now) };
}

export function queryForPast(targetMs: number, now: number): SessionQuery {
  return { status: ['OPEN'], ...sinceForAges(targetMs, null, now) };
}

export function queryForNear(targetMs: number, now: number): SessionQuery {
  return { status: ['OPEN'], ...sinceForAges(nearFromMs(targetMs), targetMs, now) };
}

export function queryForNoNews(): SessionQuery {
  return { status: ['OPEN'], noNews: true };
}

export function queryForUnassignedQueue(): SessionQuery {
  return { status: ['OPEN'], assigneeType: ['NONE'] };
}

/** `channelId` null: of no channel; undefined: of any. */
export function queryForAssignment(assignment: Assignment, channelId?: string | null): SessionQuery {
  return { assigneeType: [assignment], live: true, ...inChannel(channelId) };
}

export function queryForAssignee(assigneeId: string): SessionQuery {
  return { assignee: [assigneeId], live: true };
}

/** What any of them holds. */
export function queryForAssignees(assigneeIds: readonly string[]): SessionQuery {
  return { assignee: assigneeIds, live: true };
}

export function queryForAwaitingReply(assigneeId?: string): SessionQuery {
  return { awaitingReply: true, ...(assigneeId && { assignee: [assigneeId] }) };
}

/** Live sessions of theirs in which the next word is the customer's. */
export function queryForAnswered(assigneeId: string): SessionQuery {
  return { assignee: [assigneeId], live: true, awaitingReply: false };
}

export function queryForStatusAwaitingReply(status: string): SessionQuery {
  return { status: [status], awaitingReply: true };
}

export function queryForStatusWith(status: string, assignment: Assignment): SessionQuery {
  return { status: [status], assigneeType: [assignment] };
}

/** The ages of several buckets that follow upon each other; null: they do not. */
export function queryForBuckets(buckets: readonly AgeBucket[], now: number): SessionQuery | null {
  const places = buckets.map((bucket) => AGE_BUCKETS.indexOf(bucket)).toSorted((a, b) => a - b);
  const [first, last] = [AGE_BUCKETS[places[0] ?? -1], AGE_BUCKETS[places.at(-1) ?? -1]];
  const isUnbroken = places.every((place, index) => place === (places[0] ?? 0) + index);
  if (!first || !last || !isUnbroken) return null;
  const { fromMs } = BUCKET_BOUNDS_MS[first];
  return { status: ['OPEN'], ...sinceForAges(fromMs, BUCKET_BOUNDS_MS[last].toMs, now) };
}

/** As the session stood at that instant, of the past. */
export function queryForStatusAt(status: string, at: number): SessionQuery {
  return { status: [status], at };
}

export function queryForLive(): SessionQuery {
  return { live: true };
}

export function queryForLiveAt(at: number): SessionQuery {
  return { live: true, at };
}

/** Entered ENDED within the minute that begins there. */
export function queryForEndedIn(minute: number): SessionQuery {
  return { endedFrom: minute, endedTo: minute + MINUTE_MS };
}

/** `dayStart` is the first instant of the local date. */
export function queryEndedToday(dayStart: number, now: number): SessionQuery {
  return { endedFrom: dayStart, endedTo: now + CLOCK_TOLERANCE_MS };
}

/**
 * Sessions with a message in the window; without a direction, either way. `channelId` null: of no channel; undefined: of
 * any.
 */
export function queryForMessages(
  channelId: string | null | undefined,
  window: { from: number; to: number },
  direction?: Direction,
): SessionQuery {
  const { from, to } = window;
  return { ...inChannel(channelId), messageFrom: from, messageTo: to, ...(direction && { direction }) };
}

/** Sessions of which an event since then tells that something is missing. */
export function queryForMissing(since: number): SessionQuery {
  return { missingFrom: since };
}

function inChannel(channelId: string | null | undefined): SessionQuery {
  return channelId === undefined ? {} : { channel: [channelId ?? NO_CHANNEL] };
}

/**
 * The query narrowed as the board is; null where nothing can be in both. What counters count (closed
 * sessions, messages) is narrowed by channel alone, as the figures are.
 */
export function queryWithin(query: SessionQuery, filter: BoardFilter): SessionQuery | null {
  const channel = both(query.channel, filter.channels);
  const assigneeType = both(query.assigneeType, filter.assigneeTypes);
  if (channel?.length === 0) return null;
  if (isCountedByChannel(query)) return channel ? { ...query, channel } : query;
  if (assigneeType?.length === 0) return null;
  const q = filter.q?.trim();
  return { ...query, ...(channel && { channel }), ...(assigneeType && { assigneeType }), ...(q && { q }) };
}

/** A message counts for the channel that the session had when it was written, wherever the session is today. */
export function asksForMessages({ messageFrom, messageTo, direction }: SessionQuery): boolean {
  return messageFrom !== undefined || messageTo !== undefined || direction !== undefined;
}

/** Whether a live board's card is listed. Windows that need events, messages or spells are the database's to judge. */
export function matchesQuery(
  card: SessionCard,
  query: SessionQuery,
  context: { now: number; names: ContextNames },
): boolean {
  const search = searchOf(query.q, context.names);
  return (
    isAmong(card.status ?? NOT_REPORTED, query.status) &&
    isOfChannel(card, query) &&
    (query.assignee === undefined || isAmong(card.assigneeId ?? '', query.assignee)) &&
    isAmong(assignmentOf(card), query.assigneeType) &&
    isAsAsked(!isTerminal(card.status), query.live) &&
    isAsAsked(card.awaitingReplySince !== null, query.awaitingReply) &&
    isAsAsked(isNoNews(card, context.now), query.noNews) &&
    isAsAsked(card.reopenCount > 0, query.reopened) &&
    card.statusSince >= (query.sinceFrom ?? -Infinity) &&
    card.statusSince < (query.sinceTo ?? Infinity) &&
    (search === null || matchesSearch(card, search))
  );
}

/** Ages of [fromMs, toMs) as bounds of `statusSince`; whole milliseconds, so half-open turns around by one. */
function sinceForAges(fromMs: number, toMs: number | null, now: number) {
  return {
    ...(toMs !== null && { sinceFrom: now - toMs + 1 }),
    ...(fromMs > 0 && { sinceTo: now - fromMs + 1 }),
  };
}

function both<T>(a: readonly T[] | undefined, b: readonly T[] | undefined): readonly T[] | undefined {
  return a && b ? a.filter((value) => b.includes(value)) : (a ?? b);
}

function isCountedByChannel(query: SessionQuery): boolean {
  const isEnding = query.endedFrom !== undefined || query.endedTo !== undefined;
  const isClosed = query.status?.every((status) => TERMINAL_STATUSES.includes(status)) ?? false;
  return isEnding || asksForMessages(query) || isClosed;
}

function isOfChannel({ channelId }: SessionCard, query: SessionQuery): boolean {
  if (query.channel === undefined || asksForMessages(query)) return true;
  return query.channel.includes(channelId ?? NO_CHANNEL);
}

function isAmong<T>(value: T, values: readonly T[] | undefined): boolean {
  return values === undefined || values.includes(value);
}

function isAsAsked(truth: boolean, asked: boolean | undefined): boolean {
  return asked === undefined || asked === truth;
}
