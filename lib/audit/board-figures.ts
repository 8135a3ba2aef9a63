// The figures of GET /api/board by name, and the query that lists what each of them counts.

import type { BoardFigures } from '../domain/board/board-figures.ts';
import { AGE_BUCKETS } from '../domain/board/queue.ts';
import { ASSIGNMENTS } from '../domain/events/assignment.ts';
import {
  queryEndedToday,
  queryForAssignee,
  queryForAssignment,
  queryForAwaitingReply,
  queryForBucket,
  queryForNear,
  queryForNoNews,
  queryForPast,
  queryForStatus,
  queryForUnassignedQueue,
  type SessionQuery,
} from '../domain/lists/session-query.ts';

export type Board = BoardFigures & { asOf: number; position: string };

/** Those that the database can count without a clock. */
export function figuresOfBoard(board: Board): Map<string, number> {
  const { sessionsByStatus, assignment, queue, endedToday, messagesByChannel } = board;
  return new Map([
    ...Object.entries(sessionsByStatus).map(([status, n]): [string, number] => [`status ${status}`, n]),
    ...ASSIGNMENTS.map((kind): [string, number] => [`assignment ${kind}`, assignment[kind]]),
    ['queue', queue.size],
    ['queue, unassigned', queue.unassigned],
    ['ended today', endedToday],
    ...messagesByChannel.flatMap((row): [string, number][] => [
      [`messages IN ${row.channelId ?? ''}`, row.in],
      [`messages OUT ${row.channelId ?? ''}`, row.out],
    ]),
  ]);
}

export type Listed = { name: string; n: number; query: SessionQuery };

export function listsOfBoard(board: Board, dayStart: number): Listed[] {
  const { asOf, sessionsByStatus, endedToday } = board;
  const statuses = Object.entries(sessionsByStatus).map(([status, n]) => ({
    name: `status ${status}`,
    n,
    query: queryForStatus(status),
  }));
  const ended = { name: 'ended today', n: endedToday, query: queryEndedToday(dayStart, asOf) };
  return [...statuses, ended, ...queueLists(board), ...assignmentLists(board)];
}

function queueLists({ queue, asOf }: Board): Listed[] {
  const { targetMs } = queue;
  const ages = AGE_BUCKETS.map((bucket) => ({
    name: `queue ${bucket}`,
    n: queue.ages[bucket],
    query: queryForBucket(bucket, asOf),
  }));
  return [
    ...ages,
    { name: 'queue', n: queue.size, query: queryForStatus('OPEN') },
    { name: 'queue, unassigned', n: queue.unassigned, query: queryForUnassignedQueue() },
    { name: 'queue, no news', n: queue.noNews, query: queryForNoNews() },
    { name: 'queue, near', n: queue.near, query: queryForNear(targetMs, asOf) },
    { name: 'queue, past', n: queue.past, query: queryForPast(targetMs, asOf) },
  ];
}

function assignmentLists({ assignment }: Board): Listed[] {
  const all = ASSIGNMENTS.map((kind) => ({
    name: `assignment ${kind}`,
    n: assignment[kind],
    query: queryForAssignment(kind),
  }));
  const byChannel = assignment.byChannel.flatMap(({ channelId, ...counts }) =>
    ASSIGNMENTS.flatMap((kind) => {
      if (channelId === null) return [];
      return [
        {
          name: `assignment ${kind} ${channelId}`,
          n: counts[kind],
          query: queryForAssignment(kind, channelId),
        },
      ];
    }),
  );
  const byAssignee = assignment.byAssignee.flatMap(({ assigneeId, sessions, awaitingReply }) => [
    { name: `assignee ${assigneeId}`, n: sessions, query: queryForAssignee(assigneeId) },
    { name: `awaiting ${assigneeId}`, n: awaitingReply, query: queryForAwaitingReply(assigneeId) },
  ]);
  return [...all, ...byChannel, ...byAssignee];
}
