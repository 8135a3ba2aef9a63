// What one socket may cost: packets per second, bytes that wait for it, and errors of our own that end here.
import { log } from '../../../log.ts';
import { bytesOf, type EnginePacket, engineOf } from './engine.ts';
import type { LiveServerSocket, LiveSocketServer } from './live-socket.ts';

const PACKETS_PER_SECOND = 20;
export const MAX_BUFFERED_BYTES = 1024 * 1024;
const SWEEP_MS = 1_000;
/** A snapshot of ten thousand sessions is larger than the limit: it may drain, but not pile up. */
const MAX_DRAINING_BYTES = 16 * MAX_BUFFERED_BYTES;
/** Of the largest message that waits: one snapshot, however large, and what came while it was on its way. */
const LARGEST_TIMES = 1.5;

/** Counts all that comes over a connection: to enter and leave again costs more than any event. */
export function limitPackets(io: LiveSocketServer) {
  io.engine.on('connection', (conn: LiveServerSocket['conn']) => {
    let second = 0;
    let packets = 0;
    conn.on('packet', () => {
      const now = Math.floor(Date.now() / 1_000);
      packets = now === second ? packets + 1 : 1;
      second = now;
      if (packets <= PACKETS_PER_SECOND) return;
      // What came in the same chunk would still be handed over.
      conn.removeAllListeners('packet');
      conn.removeAllListeners('data');
      log.warn({ packets }, 'a socket sent too many packets and was closed');
      terminate(conn);
    });
  });
}

/** A packet that cannot be decoded is reported as an error; without a listener Socket.IO writes to the console. */
export function ignoreErrors(socket: LiveServerSocket) {
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
  const largest = new WeakMap<LiveServerSocket['conn'], number>();
  io.engine.on('connection', (conn: LiveServerSocket['conn']) => {
    conn.on('packetCreate', (packet: EnginePacket) => {
      const bytes = bytesOf(packet);
      if (bytes > (largest.get(conn) ?? 0)) largest.set(conn, bytes);
    });
  });
  const sweeping = setInterval(() => {
    const now = new Map<string, number>();
    for (const socket of io.of('/').sockets.values()) {
      const waiting = waitingBytes(socket);
      if (waiting <= MAX_BUFFERED_BYTES) continue;
      now.set(socket.id, waiting);
      const last = before.get(socket.id);
      const most = Math.max(MAX_DRAINING_BYTES, LARGEST_TIMES * (largest.get(socket.conn) ?? 0));
      if (waiting > most || (last !== undefined && waiting >= last)) {
        log.warn({ socket: socket.id, waiting }, 'a socket that does not read was closed');
        terminate(socket.conn);
      }
    }
    before = now;
  }, SWEEP_MS);
  return () => clearInterval(sweeping);
}

/** In the websocket, and in the queue that Engine.IO keeps while the websocket is busy. */
export function waitingBytes(socket: LiveServerSocket): number {
  const { writeBuffer = [], transport } = engineOf(socket.conn);
  const queued = writeBuffer.reduce((sum, packet) => sum + bytesOf(packet), 0);
  return queued + (transport?.socket?.bufferedAmount ?? 0);
}

/** A polite close would wait half a minute, with all its bytes, for an answer of somebody who does not read. */
function terminate(conn: LiveServerSocket['conn']) {
  engineOf(conn).transport?.socket?.terminate?.();
}
