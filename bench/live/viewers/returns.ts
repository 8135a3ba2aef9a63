// How many viewers were lost, and how long each was away.
import type { Absence } from './returning-viewer.ts';

export type Returns = {
  lost: number;
  /** Not back yet. */
  away: number;
  /** From the loss of the connection to the whole board, of those that are back. */
  awayMs: number[];
  /** Attempts that brought no board. */
  failed: number;
};

export function returnsOf(absences: readonly Absence[]): Returns {
  const awayMs = absences.flatMap(({ lostAt, backAt }) => (backAt === null ? [] : [backAt - lostAt]));
  const failed = absences.reduce((sum, absence) => sum + absence.failed, 0);
  return { lost: absences.length, away: absences.length - awayMs.length, awayMs, failed };
}
