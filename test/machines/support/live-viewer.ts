// A supervisor's browser without its screen: the product's own store and connection.
import { API_TOKEN } from '../../../e2e/support/server.ts';
import { type Board, figuresOfBoard } from '../../../lib/audit/board-figures.ts';
import { boardFigures } from '../../../lib/domain/board/board-figures.ts';
import { createConnection, type LiveSocket, openSocket } from '../../../lib/live/client/connection.ts';
import { createLiveStore } from '../../../lib/live/client/live-store.ts';
import { createServerClock } from '../../../lib/live/client/server-clock.ts';
import { snapshotWith } from '../../../lib/live/testing/snapshots.ts';

/** `engine`: as a browser closes it. `wire`: the connection is gone without a word. */
export type Loss = 'engine' | 'wire';

export type LiveViewer = {
  isLive(): boolean;
  position(): string;
  /** How often it was told everything anew. */
  snapshots(): number;
  /** What it shows at that moment of the server's clock. */
  board(asOf: number): Board;
  lose(how: Loss): void;
  close(): void;
};

export function openViewer(url: string): LiveViewer {
  const start = snapshotWith({ position: 'nothing yet' });
  const store = createLiveStore(start);
  const socket = openSocket(url);
  socket.auth = { token: API_TOKEN };
  let snapshots = 0;
  socket.onAny((event: string) => {
    if (event === 'snapshot') snapshots += 1;
  });
  const connection = createConnection(store, createServerClock(start), () => socket);
  connection.start();
  return {
    isLive: () => snapshots > 0 && socket.connected && connection.getLink().status === 'live',
    position: store.getPosition,
    snapshots: () => snapshots,
    board: (asOf) => ({ ...boardFigures(store.getState(), asOf), asOf, position: store.getPosition() }),
    lose: (how) => (how === 'engine' ? socket.io.engine.close() : wireOf(socket).destroy()),
    close: connection.stop,
  };
}

/** Names of the figures in which a viewer and an answer of GET /api/board differ. */
export function differencesOf(viewer: LiveViewer, answer: Board): string[] {
  const shown = viewer.board(answer.asOf);
  const [ours, theirs] = [figuresOfBoard(shown), figuresOfBoard(answer)];
  const counted = [...new Set([...ours.keys(), ...theirs.keys()])].filter(
    (name) => ours.get(name) !== theirs.get(name),
  );
  const parts = PARTS.filter((part) => asText(shown[part]) !== asText(answer[part]));
  return [...counted, ...parts];
}

/** All but the health of the feed, which is newer in the answer. */
const PARTS = [
  ...(['orgId', 'timeZone', 'position', 'sessionsByStatus', 'endedToday'] as const),
  ...(['queue', 'assignment', 'messagesByChannel'] as const),
];

/** The order of an object's fields says nothing. */
function asText(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** The TCP connection, which Socket.IO does not show. */
function wireOf(socket: LiveSocket): { destroy(): void } {
  const { transport } = socket.io.engine as unknown as {
    transport: { ws: { _socket: { destroy(): void } } };
  };
  return transport.ws._socket;
}
