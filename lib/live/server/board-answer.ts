// GET /api/board: complete up to the moment of asking, or saying by how much it is not.
import type { Viewer } from '../../auth/viewer.ts';
import { feedPool } from '../../db/connection/pool.ts';
import { countBatchesAfter, positionText, readOutstanding } from '../../db/live/change-feed.ts';
import { readFeedTotals } from '../../db/live/feed-totals.ts';
import { type BoardFigures, boardFigures } from '../../domain/board/board-figures.ts';
import type { LiveBoard } from './board/create-live-board.ts';
import { liveBoard } from './live-board.ts';
import { checkOrg, readyBoard } from './snapshot.ts';
import { viewOf } from './sockets/rooms.ts';
import { readSpooled } from './spooled.ts';

const CATCH_UP_MS = 2_000;

export type BoardAnswer = BoardFigures & { asOf: number; position: string };

/** With `feed.pending` 0 the answer contains every delivery accepted before the call. */
export async function boardAnswer(
  viewer: Viewer,
  channels: readonly string[] | undefined,
  board: LiveBoard = liveBoard(),
): Promise<BoardAnswer> {
  await readyBoard(board);
  checkOrg(viewer, board);
  const pool = feedPool();
  // Before the database is asked: what is drained in between counts twice, never not at all.
  const spooled = await readSpooled(pool);
  const outstanding = await readOutstanding(pool);
  const isComplete = await board.waitFor(outstanding.newest, CATCH_UP_MS);
  const unseen = isComplete ? 0 : Math.max(1, await countBatchesAfter(pool, board.position()));
  const totals = await readFeedTotals(pool, board.state().settings.orgId);
  const asOf = Date.now();
  const view = viewOf(viewer, channels);
  const figures = boardFigures(board.state(), asOf, view ? { channels: [...view] } : {});
  return {
    ...figures,
    feed: { ...figures.feed, ...totals, pending: spooled + outstanding.pending + unseen },
    asOf,
    position: positionText(board.position()),
  };
}
