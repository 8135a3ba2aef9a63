import { describe, expect, it } from 'vitest';
import { boardFigures } from '@/lib/domain/board/board-figures';
import { heldFrom } from '@/lib/live/client/live-state';
import { busySnapshot, NOW } from './busy-board';

describe('the invented board', () => {
  it('has figures that agree with each other', () => {
    const { sessionsByStatus, endedToday, queue, assignment } = boardFigures(
      heldFrom(busySnapshot()).board,
      NOW,
    );
    expect(sessionsByStatus).toMatchObject({ CREATED: 3, OPEN: 23, ON_HOLD: 9, ON_PROGRESS: 61, BLOCKED: 2 });
    expect(endedToday).toBe(412);
    expect(queue).toMatchObject({ size: 23, unassigned: 15, near: 3, past: 4 });
    expect(Object.values(queue.ages)).toEqual([7, 12, 3, 1, 0]);
    expect(assignment).toMatchObject({ AGENT: 58, BOT: 20, NONE: 18, OTHER: 0 });
    expect(assignment.byAssignee.map((row) => [row.name, row.sessions, row.awaitingReply])).toEqual([
      ['Lia', 20, 0],
      ['Beatriz Nogueira', 11, 4],
      ['Rafael Moura', 10, 3],
      ['Camila Teixeira', 9, 2],
      ['Lucas Ferraz', 8, 1],
      ['Aline Souto', 7, 2],
      ['Diego Marques', 6, 0],
      ['Tom Hadley', 4, 1],
      ['Noemi Prado', 3, 0],
    ]);
  });
});
