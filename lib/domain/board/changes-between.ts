import { figuresStandAt } from '../feed/feed-state.ts';
import type { BoardState } from './board.ts';
import { boardFigures } from './board-figures.ts';

/** A board at an instant, epoch ms. */
export type Seen = { state: BoardState; at: number };

export type Change = { before: number; after: number };

/** What became different between two looks at the board, in the few figures that matter. */
export type ChangesBetween = {
  forMs: number;
  /** Sessions that came, went or changed. */
  sessions: number;
  waiting: Change;
  past: Change;
  /** More that ended on the local day of the later look. */
  ended: number;
};

export function changesBetween(earlier: Seen, later: Seen): ChangesBetween {
  const [before, after] = [earlier, later].map(({ state, at }) =>
    boardFigures(state, figuresStandAt(state.feed, at)),
  );
  return {
    forMs: later.at - earlier.at,
    sessions: differentSessions(earlier.state, later.state),
    waiting: { before: before?.queue.size ?? 0, after: after?.queue.size ?? 0 },
    past: { before: before?.queue.past ?? 0, after: after?.queue.past ?? 0 },
    ended: Math.max(0, (after?.endedToday ?? 0) - (before?.endedToday ?? 0)),
  };
}

function differentSessions(before: BoardState, after: BoardState): number {
  const ids = new Set([...before.sessions.keys(), ...after.sessions.keys()]);
  const versionIn = ({ sessions }: BoardState, id: string) => sessions.get(id)?.version ?? null;
  return [...ids].filter((id) => versionIn(before, id) !== versionIn(after, id)).length;
}
