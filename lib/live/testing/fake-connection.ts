// A connection over a socket that the test plays.
import { vi } from 'vitest';
import { T0 } from '../../domain/testing/sentences.ts';
import { createConnection, type LiveSocket } from '../client/connection.ts';
import { createLiveStore } from '../client/live-store.ts';
import { createServerClock } from '../client/server-clock.ts';
import { changeWith, snapshotWith } from './snapshots.ts';

type Listener = (...args: unknown[]) => void;

/** As much of a Socket.IO client as the connection uses; `hear` plays the server. */
function fakeSocket() {
  const listeners = new Map<string, Listener>();
  const socket = {
    connected: false,
    active: true,
    on: (event: string, listener: Listener) => listeners.set(event, listener),
    emit: vi.fn(),
    removeAllListeners: () => listeners.clear(),
    connect: vi.fn(() => {
      socket.connected = true;
      socket.active = true;
      return socket;
    }),
    disconnect: vi.fn(() => {
      if (!socket.connected) return socket;
      socket.connected = false;
      socket.active = false;
      hear('disconnect', 'io client disconnect');
      return socket;
    }),
  };
  const hear = (event: string, ...args: unknown[]) => listeners.get(event)?.(...args);
  return { socket, hear, lose: (isActive: boolean) => lose(isActive) };

  function lose(isActive: boolean) {
    socket.connected = false;
    socket.active = isActive;
    hear('disconnect', 'transport close');
  }
}

/** A connection that has had its snapshot. */
export function connected() {
  const store = createLiveStore(snapshotWith());
  const { socket, hear, lose } = fakeSocket();
  // The fake stands in for what the connection uses of Socket.IO's own class.
  const socketOf = () => socket as unknown as LiveSocket;
  const connection = createConnection(store, createServerClock(snapshotWith()), socketOf);
  connection.start();
  hear('snapshot', snapshotWith());
  return { store, connection, socket, hear, lose };
}

/** Frames each second, as of the same second, for so long. */
export function beat(hear: (event: string, ...args: unknown[]) => void, seconds: number, from = 0) {
  for (let n = from + 1; n <= from + seconds; n += 1) {
    vi.advanceTimersByTime(1_000);
    hear('changed', changeWith({ frame: n, asOf: T0 + n * 1_000, serverNow: T0 + n * 1_000 }));
  }
}
