// The figures of GET /api/board by name.

import type { BoardFigures } from '../domain/board/board-figures.ts';
import { ASSIGNMENTS } from '../domain/events/assignment.ts';

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
