import type { Viewer } from '../../auth/viewer.ts';
import { RequestError } from '../../errors.ts';
import type { Snapshot } from '../protocol.ts';
import type { LiveBoard } from './board/create-live-board.ts';
import { liveBoard } from './live-board.ts';
import { snapshotMessage } from './sockets/board-messages.ts';
import { isOfOrg, viewOf } from './sockets/rooms.ts';

const READY_WAIT_MS = 30_000;

/** What the viewer's board shows now, for a page's first paint. Throws 503 while there is no board yet. */
export async function snapshotFor(viewer: Viewer, channels?: readonly string[]): Promise<Snapshot> {
  const board = await readyBoard();
  checkOrg(viewer, board);
  return snapshotMessage(board, viewOf(viewer, channels), Date.now());
}

/** Whoever comes before the board is built waits for it, but not for ever. */
export async function readyBoard(board: LiveBoard = liveBoard()): Promise<LiveBoard> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new RequestError(503, 'starting', 'The board is being built. Ask again in a moment.')),
      READY_WAIT_MS,
    );
  });
  try {
    await Promise.race([board.ready(), late]);
    return board;
  } finally {
    clearTimeout(timer);
  }
}

export function checkOrg(viewer: Viewer, board: LiveBoard) {
  if (isOfOrg(viewer, board.state().settings.orgId)) return;
  throw new RequestError(403, 'other_org', 'This sign-in belongs to another organisation.');
}
