// Who hears what: puts each socket in the room of its view, greets it with a snapshot, and sends rooms their frames.
import { failpoint } from '../../../failpoint.ts';
import { type BoardChange, changedRowsFor, type View } from '../board/board-change.ts';
import { type Board, changedMessage, snapshotMessage } from './board-messages.ts';
import { createFrames, type Frames } from './frames.ts';
import { createGreetingBudget, GREETINGS, type GreetingBudget } from './greeting-budget.ts';
import { createGreetingTurns, type GreetingTurns } from './greeting-turns.ts';
import type { LiveServerSocket, LiveSocketServer } from './live-socket.ts';
import { isOfOrg, roomOf, viewOf } from './rooms.ts';
import { ownerOf } from './socket-quota.ts';

const BEAT_MS = 1_000;

export type Audience = {
  /** From now on the socket sees what its viewer may and what it asked for; it is told everything anew. */
  admit(socket: LiveServerSocket): void;
  leave(socket: LiveServerSocket): void;
  /** Undefined: all that the viewer may see. */
  watch(socket: LiveServerSocket, channels: readonly string[] | undefined): void;
  tell(change: BoardChange): void;
  tellFeed(): void;
  stop(): void;
};

type Seats = {
  io: LiveSocketServer;
  board: Board;
  frames: Frames;
  /** Of every room that somebody is in. */
  views: Map<string, View>;
  roomOfSocket: Map<string, string>;
  wishes: WeakMap<LiveServerSocket, readonly string[]>;
  newcomers: Map<string, { view: View; sockets: Set<LiveServerSocket> }>;
  turns: GreetingTurns;
  budget: GreetingBudget;
  /** For those whose owner has spent it. */
  greetingLater: ReturnType<typeof setTimeout> | null;
};

export function createAudience(
  io: LiveSocketServer,
  board: Board,
  budget: GreetingBudget = createGreetingBudget(),
): Audience {
  const views = new Map<string, View>();
  const frames = createFrames((room, change, frame) => {
    const view = views.get(room);
    if (view === undefined) return;
    const rows = changedRowsFor(view, change, board.state());
    io.to(room).emit('changed', { ...changedMessage(board, rows, Date.now()), frame });
    failpoint('frame sent');
  });
  const seats: Seats = {
    ...{ io, board, frames, views, roomOfSocket: new Map(), wishes: new WeakMap() },
    ...{ newcomers: new Map(), turns: createGreetingTurns(() => greet(seats)), budget, greetingLater: null },
  };
  const beating = setInterval(frames.beat, BEAT_MS);
  return {
    admit: (socket) => admit(seats, socket),
    leave: (socket) => leave(seats, socket),
    watch(socket, channels) {
      if (channels) seats.wishes.set(socket, channels);
      else seats.wishes.delete(socket);
      admit(seats, socket);
    },
    tell(change) {
      for (const [room, view] of views) {
        if (changedRowsFor(view, change, board.state())) frames.push(room, change);
      }
    },
    tellFeed() {
      for (const room of views.keys()) frames.push(room, null);
    },
    stop() {
      clearInterval(beating);
      seats.turns.stop();
      if (seats.greetingLater) clearTimeout(seats.greetingLater);
      frames.stop();
    },
  };
}

function admit(seats: Seats, socket: LiveServerSocket) {
  leave(seats, socket);
  const { viewer } = socket.data;
  if (!isOfOrg(viewer, seats.board.state().settings.orgId)) {
    socket.disconnect(true);
    return;
  }
  const view = viewOf(viewer, seats.wishes.get(socket));
  const room = roomOf(view);
  const group = seats.newcomers.get(room) ?? { view, sockets: new Set() };
  group.sockets.add(socket);
  seats.newcomers.set(room, group);
  seats.turns.ask();
}

function leave({ io, frames, views, roomOfSocket, newcomers }: Seats, socket: LiveServerSocket) {
  for (const { sockets } of newcomers.values()) sockets.delete(socket);
  const room = roomOfSocket.get(socket.id);
  if (room === undefined) return;
  roomOfSocket.delete(socket.id);
  void socket.leave(room);
  if (io.of('/').adapter.rooms.get(room)?.size) return;
  frames.forget(room);
  views.delete(room);
}

function greet(seats: Seats) {
  for (const [room, { view, sockets }] of seats.newcomers) {
    const welcome = [...sockets].filter(mayBeGreeted(seats));
    for (const socket of welcome) sockets.delete(socket);
    const present = welcome.filter((socket) => socket.connected);
    if (present.length > 0) seat(seats, { room, view, sockets: present });
    if (sockets.size === 0) seats.newcomers.delete(room);
  }
  if (seats.newcomers.size === 0) return;
  seats.greetingLater ??= setTimeout(() => {
    seats.greetingLater = null;
    seats.turns.ask();
  }, GREETINGS.everyMs);
}

/** All of an owner that wait for one room are told at once, for the price of one. */
function mayBeGreeted({ budget }: Seats): (socket: LiveServerSocket) => boolean {
  const asked = new Map<string, boolean>();
  return ({ data: { viewer }, connected }) => {
    const owner = ownerOf(viewer);
    const may = asked.get(owner) ?? (!connected || budget.spend(owner, GREETINGS.burst[viewer.kind]));
    if (connected) asked.set(owner, may);
    return may;
  };
}

type Seating = { room: string; view: View; sockets: readonly LiveServerSocket[] };

/** Joining and the snapshot are one step: no change can fall between them. */
function seat({ io, board, frames, views, roomOfSocket }: Seats, { room, view, sockets }: Seating) {
  for (const socket of sockets) {
    void socket.join(room);
    roomOfSocket.set(socket.id, room);
  }
  views.set(room, view);
  const frame = frames.enter(room);
  const ids = sockets.map((socket) => socket.id);
  io.to(ids).emit('snapshot', { ...snapshotMessage(board, view, Date.now()), frame });
}
