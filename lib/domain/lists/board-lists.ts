// Every figure of the board with the query behind it: what it counts can be looked at, one by one.
import type { LastHour } from '../board/board.ts';
import type { BoardFigures } from '../board/board-figures.ts';
import type { BoardFilter } from '../board/board-filter.ts';
import { endedSeries, statusSeries } from '../board/last-hour.ts';
import { type ChannelMessages, minuteOf, RATE_MINUTES } from '../board/message-rates.ts';
import { AGE_BUCKETS } from '../board/queue.ts';
import { ASSIGNMENTS } from '../events/assignment.ts';
import type { Direction } from '../events/event.ts';
import {
  queryEndedToday,
  queryForAssignee,
  queryForAssignment,
  queryForAwaitingReply,
  queryForBucket,
  queryForEndedIn,
  queryForMessages,
  queryForNear,
  queryForNoNews,
  queryForPast,
  queryForStatus,
  queryForStatusAt,
  queryForUnassignedQueue,
  type SessionQuery,
} from './session-query.ts';

/** `path`: where the figure stands in BoardFigures, rows by their id. A figure of messages is the sum over its list. */
export type ListedFigure = { path: string; n: number; counts: 'sessions' | 'messages'; query: SessionQuery };

/** `now`: of the figures; `dayStart`: the first instant of its local date. */
type Moment = { now: number; dayStart: number };

const MINUTE_MS = 60_000;

export function listsOfBoard(figures: BoardFigures, moment: Moment): ListedFigure[] {
  const { sessionsByStatus, endedToday, messagesByChannel } = figures;
  return [
    ...Object.entries(sessionsByStatus).map(([status, n]) =>
      sessions(`sessionsByStatus.${status}`, n, queryForStatus(status)),
    ),
    sessions('endedToday', endedToday, queryEndedToday(moment.dayStart, moment.now)),
    ...queueLists(figures, moment.now),
    ...assignmentLists(figures),
    ...messagesByChannel.flatMap((row) => messageLists(row, moment)),
  ];
}

/** Of each minute of the last hour how many were in each status, and how many ended. */
export function listsOfLastHour(hour: LastHour, filter: BoardFilter = {}): ListedFigure[] {
  const minute = (index: number) => hour.startsAt + index * MINUTE_MS;
  const statuses = [...statusSeries(hour, filter)].flatMap(([status, counts]) =>
    counts.map((n, index) =>
      sessions(`lastHour.${status}.${index}`, n, queryForStatusAt(status, minute(index))),
    ),
  );
  const ended = endedSeries(hour, filter).map((n, index) =>
    sessions(`lastHour.ended.${index}`, n, queryForEndedIn(minute(index))),
  );
  return [...statuses, ...ended];
}

function sessions(path: string, n: number, query: SessionQuery): ListedFigure {
  return { path, n, counts: 'sessions', query };
}

function queueLists({ queue }: BoardFigures, now: number): ListedFigure[] {
  const { targetMs } = queue;
  return [
    ...AGE_BUCKETS.map((bucket) =>
      sessions(`queue.ages.${bucket}`, queue.ages[bucket], queryForBucket(bucket, now)),
    ),
    sessions('queue.size', queue.size, queryForStatus('OPEN')),
    sessions('queue.unassigned', queue.unassigned, queryForUnassignedQueue()),
    sessions('queue.noNews', queue.noNews, queryForNoNews()),
    sessions('queue.near', queue.near, queryForNear(targetMs, now)),
    sessions('queue.past', queue.past, queryForPast(targetMs, now)),
  ];
}

function assignmentLists({ assignment }: BoardFigures): ListedFigure[] {
  const byChannel = assignment.byChannel.flatMap(({ channelId, ...counts }) =>
    ASSIGNMENTS.map((kind) =>
      sessions(
        `assignment.byChannel.${channelId}.${kind}`,
        counts[kind],
        queryForAssignment(kind, channelId),
      ),
    ),
  );
  const byAssignee = assignment.byAssignee.flatMap(({ assigneeId, ...row }) => {
    const path = `assignment.byAssignee.${assigneeId}`;
    return [
      sessions(`${path}.sessions`, row.sessions, queryForAssignee(assigneeId)),
      sessions(`${path}.awaitingReply`, row.awaitingReply, queryForAwaitingReply(assigneeId)),
    ];
  });
  const all = ASSIGNMENTS.map((kind) =>
    sessions(`assignment.${kind}`, assignment[kind], queryForAssignment(kind)),
  );
  return [...all, ...byChannel, ...byAssignee];
}

function messageLists(row: ChannelMessages, { now, dayStart }: Moment): ListedFigure[] {
  const { channelId } = row;
  const listed = (path: string, n: number, window: { from: number; to: number; direction: Direction }) => ({
    ...{ path: `messagesByChannel.${channelId}.${path}`, n, counts: 'messages' as const },
    query: queryForMessages(channelId, window, window.direction),
  });
  const end = minuteOf(now) + MINUTE_MS;
  const hour = { from: end - RATE_MINUTES * MINUTE_MS, to: end };
  const today = { from: dayStart, to: Math.max(end, now + 1) };
  const minutes = row.perMinute.flatMap(([incoming, out], index) => {
    const from = hour.from + index * MINUTE_MS;
    const window = { from, to: from + MINUTE_MS };
    return [
      listed(`perMinute.${index}.0`, incoming, { ...window, direction: 'IN' }),
      listed(`perMinute.${index}.1`, out, { ...window, direction: 'OUT' }),
    ];
  });
  return [
    listed('in', row.in, { ...today, direction: 'IN' }),
    listed('out', row.out, { ...today, direction: 'OUT' }),
    listed('lastHour.in', row.lastHour.in, { ...hour, direction: 'IN' }),
    listed('lastHour.out', row.lastHour.out, { ...hour, direction: 'OUT' }),
    ...minutes,
  ];
}
