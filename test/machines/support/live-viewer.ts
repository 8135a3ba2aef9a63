// A supervisor's browser without its screen: the product's own store and connection.
import { API_TOKEN } from '../../../e2e/support/server.ts';
import { type Board, figuresOfBoard } from '../../../lib/audit/board-figures.ts';
import type { BoardState } from '../../../lib/domain/board/board.ts';
import { boardFigures } from '../../../lib/domain/board/board-figures.ts';
import { createConnection, type LiveSocket, openSocket } from '../../../lib/live/client/connection.ts';
import { createLiveStore } from '../../../lib/live/client/live-store.ts';
import { createServerClock } from '../../../lib/live/client/server-clock.ts';
import { snapshotWith } from '../../../lib/live/testing/snapshots.ts';

/** `engine`: as a browser closes it. `wire`: the connection is gone without a word. */
export type Loss = 'engine' | 'wire';

/** Of the frames that come next: one is never heard, or it is heard after the one that follows. */
export type Disturbance = 'lost' | 'overtaken';

export type LiveViewer = {
  isLive(): boolean;
  position(): string;
  /** How often it was told everything anew. */
  snapshots(): number;
  /** What it shows at that moment of the server's clock. */
  board(asOf: number): Board;
  /** What it showed at that position since it was last told everything; null where it did not pass it. */
  boardAt(position: string, asOf: number): Board | null;
  lose(how: Loss): void;
  disturb(how: Disturbance): void;
  close(): void;
};

export function openViewer(url: string, token: string = API_TOKEN): LiveViewer {
  const start = snapshotWith({ position: 'nothing yet' });
  const store = createLiveStore(start);
  const socket = openSocket(url);
  socket.auth = { token };
  const disturb = disturbances(socket);
  let snapshots = 0;
  const passed = new Map<string, BoardState>();
  socket.onAny((event: string) => {
    if (event !== 'snapshot') return;
    snapshots += 1;
    passed.clear();
  });
  store.subscribe(() => passed.set(store.getPosition(), store.getState()));
  const boardOf = (state: BoardState, position: string, asOf: number) => ({
    ...boardFigures(state, asOf),
    asOf,
    position,
  });
  const connection = createConnection(store, createServerClock(start), () => socket);
  connection.start();
  return {
    isLive: () => snapshots > 0 && socket.connected && connection.getLink().status === 'live',
    position: store.getPosition,
    snapshots: () => snapshots,
    board: (asOf) => boardOf(store.getState(), store.getPosition(), asOf),
    boardAt: (position, asOf) => {
      const state = passed.get(position);
      return state ? boardOf(state, position, asOf) : null;
    },
    disturb,
    lose: (how) => (how === 'engine' ? socket.io.engine.close() : wireOf(socket).destroy()),
    close: connection.stop,
  };
}

/** Names of the figures in which a viewer and an answer of GET /api/board differ. */
export function differencesOf(viewer: LiveViewer, answer: Board): string[] {
  return differencesBetween(viewer.board(answer.asOf), answer);
}

export function differencesBetween(shown: Board, answer: Board): string[] {
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

/** Stands between the socket and whoever listens to it from now on. */
function disturbances(socket: LiveSocket): (how: Disturbance) => void {
  let next: Disturbance | null = null;
  let held: unknown = null;
  const on = socket.on.bind(socket) as (event: string, listener: (message: unknown) => void) => LiveSocket;
  const disturbed = (event: string, listener: (message: unknown) => void) =>
    on(event, (message) => {
      const late = held;
      held = null;
      if (event === 'changed' && next === 'overtaken') held = message;
      if (event !== 'changed' || next === null) listener(message);
      if (event === 'changed') next = null;
      if (late !== null) listener(late);
    });
  // Socket.IO types it by event; here all events pass alike.
  socket.on = disturbed as unknown as typeof socket.on;
  return (how) => {
    next = how;
  };
}

/** The TCP connection, which Socket.IO does not show. */
function wireOf(socket: LiveSocket): { destroy(): void } {
  const { transport } = socket.io.engine as unknown as {
    transport: { ws: { _socket: { destroy(): void } } };
  };
  return transport.ws._socket;
}
