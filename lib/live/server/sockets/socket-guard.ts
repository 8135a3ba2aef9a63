// What one socket may cost: events per second, bytes that wait for it, and errors of our own that end here.
import { log } from '../../../log.ts';
import type { LiveServerSocket, LiveSocketServer } from './socket-server.ts';

const EVENTS_PER_SECOND = 20;
export const MAX_BUFFERED_BYTES = 1024 * 1024;
const SWEEP_MS = 1_000;
/** A snapshot of ten thousand sessions is larger than the limit: it may drain, but not pile up. */
const MAX_DRAINING_BYTES = 16 * MAX_BUFFERED_BYTES;

export function limitEvents(socket: LiveServerSocket) {
  let second = 0;
  let events = 0;
  let isClosed = false;
  socket.use((_event, next) => {
    // What came in the same packet is still handed over: a line for each would let a client fill the log.
    if (isClosed) return;
    const now = Math.floor(Date.now() / 1_000);
    events = now === second ? events + 1 : 1;
    second = now;
    if (events <= EVENTS_PER_SECOND) return next();
    isClosed = true;
    log.warn({ socket: socket.id }, 'a socket sent too many events and was closed');
    terminate(socket);
  });
  // A packet that cannot be decoded is reported here; without a listener Socket.IO writes to the console.
  socket.on('error', () => undefined);
}

/** A handler that throws, or a client that left the acknowledgement out, must not end the process. */
export function guarded<Input>(
  socket: LiveServerSocket,
  handle: (input: Input) => boolean,
): (input: Input, ack?: unknown) => void {
  return (input, ack) => {
    let ok = false;
    try {
      ok = handle(input);
    } catch (error) {
      log.error({ error, socket: socket.id }, 'a socket handler failed');
    }
    if (typeof ack === 'function') ack({ ok });
  };
}

/** Drops readers that have stopped reading before they cost memory. */
export function dropSlowReaders(io: LiveSocketServer): () => void {
  let before = new Map<string, number>();
  const sweeping = setInterval(() => {
    const now = new Map<string, number>();
    for (const socket of io.of('/').sockets.values()) {
      const waiting = waitingBytes(socket);
      if (waiting <= MAX_BUFFERED_BYTES) continue;
      now.set(socket.id, waiting);
      const last = before.get(socket.id);
      if (waiting > MAX_DRAINING_BYTES || (last !== undefined && waiting >= last)) {
        log.warn({ socket: socket.id, waiting }, 'a socket that does not read was closed');
        terminate(socket);
      }
    }
    before = now;
  }, SWEEP_MS);
  return () => clearInterval(sweeping);
}

type EngineSocket = {
  writeBuffer?: readonly { data?: unknown }[];
  transport?: { socket?: { bufferedAmount?: number; terminate?: () => void } };
};

/** In the websocket, and in the queue that Engine.IO keeps while the websocket is busy. */
export function waitingBytes(socket: LiveServerSocket): number {
  const { writeBuffer = [], transport } = engineOf(socket);
  const queued = writeBuffer.reduce((sum, { data }) => sum + (typeof data === 'string' ? data.length : 0), 0);
  return queued + (transport?.socket?.bufferedAmount ?? 0);
}

/** A polite close would wait half a minute, with all its bytes, for an answer of somebody who does not read. */
function terminate(socket: LiveServerSocket) {
  engineOf(socket).transport?.socket?.terminate?.();
}

/** What Engine.IO's public types leave out. */
function engineOf({ conn }: LiveServerSocket): EngineSocket {
  return conn as unknown as EngineSocket;
}
