// Coalesces changes into frames: a room's first change goes out at once, then at most one frame per interval, which
// grows with what sending to the room costs.
import { type BoardChange, mergedChange, NO_CHANGE } from '../board/board-change.ts';

export const FRAME_INTERVAL_MS = 200;
export const LONGEST_INTERVAL_MS = 1_000;
/** Sending, to all rooms together, may take so much of a worker's time. */
const SENDING_SHARE = 0.25;
/** Browsers call the board stale after 10 s without a frame. */
export const HEARTBEAT_MS = 4_000;

export type Frames = {
  /** `change` null: only the stamp and the health of the feed are new. */
  push(room: string, change: BoardChange | null): void;
  /** Call it every second: sends a bare frame to every room that had none for a while. */
  beat(): void;
  /** The room is empty: what waits for it is dropped. */
  forget(room: string): void;
  /** The number of the room's last frame: what comes next has the one after it. */
  enter(room: string): number;
  stop(): void;
};

type Room = {
  waiting: BoardChange | null;
  frame: number;
  /** By `performance.now`, as the clock may be set back. */
  sentAt: number;
  /** What its last frame took. */
  costMs: number;
  timer: ReturnType<typeof setTimeout> | null;
};

/** Encodes and emits: once per room and frame. */
type Send = (room: string, change: BoardChange, frame: number) => void;

export function createFrames(send: Send): Frames {
  const rooms = new Map<string, Room>();
  /** Of the last frames of all rooms. */
  let costMs = 0;

  function flush(name: string, room: Room) {
    if (room.timer) clearTimeout(room.timer);
    const change = room.waiting ?? NO_CHANGE;
    // Counted before it is sent: one that cannot be sent leaves a gap that everybody sees.
    Object.assign(room, { waiting: null, timer: null, sentAt: performance.now(), frame: room.frame + 1 });
    const began = performance.now();
    send(name, change, room.frame);
    nowCosts(room, performance.now() - began);
  }

  function nowCosts(room: Room, ms: number) {
    costMs += ms - room.costMs;
    room.costMs = ms;
  }

  return {
    enter(name) {
      const room = rooms.get(name) ?? emptyRoom();
      rooms.set(name, room);
      return room.frame;
    },
    push(name, change) {
      const room = rooms.get(name);
      if (!room) return;
      room.waiting = mergedChange(room.waiting ?? NO_CHANGE, change ?? NO_CHANGE);
      if (room.timer) return;
      const waitMs = room.sentAt + intervalFor(costMs) - performance.now();
      if (waitMs <= 0) flush(name, room);
      else room.timer = setTimeout(() => flush(name, room), waitMs);
    },
    beat() {
      for (const [name, room] of rooms) {
        const silentMs = performance.now() - room.sentAt;
        if (silentMs >= HEARTBEAT_MS) flush(name, room);
        else if (silentMs >= LONGEST_INTERVAL_MS) nowCosts(room, 0);
      }
    },
    forget(name) {
      const room = rooms.get(name);
      if (!room) return;
      if (room.timer) clearTimeout(room.timer);
      nowCosts(room, 0);
      rooms.delete(name);
    },
    stop() {
      for (const name of [...rooms.keys()]) this.forget(name);
    },
  };
}

function emptyRoom(): Room {
  return { waiting: null, frame: 0, sentAt: Number.NEGATIVE_INFINITY, costMs: 0, timer: null };
}

function intervalFor(costMs: number): number {
  return Math.min(Math.max(costMs / SENDING_SHARE, FRAME_INTERVAL_MS), LONGEST_INTERVAL_MS);
}
