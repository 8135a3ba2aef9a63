// Nothing is under way: what all viewers show can be held against what the server says.
import type { Board } from '../../../lib/audit/board-figures.ts';
import { until } from '../../faults/support/until.ts';
import { get } from '../../system/caller.ts';
import { differencesOf, type LiveViewer } from './live-viewer.ts';

export type Compared = { answer: Board; differences: string[] };

/** Waits until everything accepted is on the board and all viewers are at its position; then compares each of them. */
export function compareAtRest(url: string, viewers: readonly LiveViewer[]): Promise<Compared> {
  return until('all viewers are where the board is', async () => {
    const answer: Board = await get({ url }, '/api/board');
    if (answer.feed.pending > 0) return false;
    // Before anything is awaited: no frame may come in between.
    if (!viewers.every((viewer) => viewer.isLive() && viewer.position() === answer.position)) return false;
    return { answer, differences: viewers.flatMap((viewer) => differencesOf(viewer, answer)) };
  });
}
