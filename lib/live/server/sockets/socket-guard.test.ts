import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io as connect, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Viewer } from '../../../auth/viewer.ts';
import { cardWith } from '../../../domain/testing/sentences.ts';
import { log } from '../../../log.ts';
import { snapshotWith } from '../../testing/snapshots.ts';
import type { LiveServerSocket, LiveSocketServer } from './live-socket.ts';
import { dropSlowReaders, guarded, limitPackets, MAX_BUFFERED_BYTES, waitingBytes } from './socket-guard.ts';
import { createSocketServer } from './socket-server.ts';

const viewer: Viewer = {
  kind: 'token',
  userId: null,
  name: '',
  email: null,
  role: 'viewer',
  orgId: null,
  channels: 'all',
  locale: null,
};

let http: HttpServer;
let io: LiveSocketServer;
let stopSweeping: () => void;
let client: Socket;

beforeEach(async () => {
  http = createServer();
  io = createSocketServer(http, { isAllowedOrigin: () => false, viewerOf: async () => viewer });
  stopSweeping = dropSlowReaders(io);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  stopSweeping();
  client.disconnect();
  await io.close();
});

async function connected(): Promise<LiveServerSocket> {
  const arrived = new Promise<LiveServerSocket>((resolve) => {
    io.on('connection', resolve);
  });
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  client = connect(url, { transports: ['websocket'], reconnection: false });
  return arrived;
}

/** The TCP connection of the client, which Socket.IO does not show. */
function wireOf(socket: Socket): { pause(): void; resume(): void } {
  const { transport } = socket.io.engine as unknown as {
    transport: { ws: { _socket: { pause(): void; resume(): void } } };
  };
  return transport.ws._socket;
}

/** As vi.waitFor, which moves fake timers on. */
async function until(holds: () => boolean) {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

const text = 'x'.repeat(100_000);
const large = snapshotWith({ sessions: [cardWith({ id: 's1', contactName: text })] });

describe('the guard of a socket', () => {
  it('closes a reader that has stopped reading, once more than a megabyte waits for it', async () => {
    const socket = await connected();
    await vi.waitFor(() => expect(client.connected).toBe(true));
    wireOf(client).pause();
    for (let n = 0; n < 150; n += 1) socket.emit('snapshot', large);
    await vi.waitFor(() => expect(waitingBytes(socket)).toBeGreaterThan(MAX_BUFFERED_BYTES), 3_000);
    await vi.waitFor(() => expect(socket.connected).toBe(false), 5_000);
    expect(io.of('/').sockets.size).toBe(0);
  });

  it('leaves a reader alone that takes a large snapshot and reads it', async () => {
    const socket = await connected();
    let received = 0;
    client.on('snapshot', () => {
      received += 1;
    });
    for (let n = 0; n < 40; n += 1) socket.emit('snapshot', large);
    await vi.waitFor(() => expect(received).toBe(40), 5_000);
    await vi.waitFor(() => expect(waitingBytes(socket)).toBe(0));
    expect(socket.connected).toBe(true);
  });

  it('lets a snapshot of any size drain, and closes who takes nothing of it', async () => {
    stopSweeping();
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    stopSweeping = dropSlowReaders(io);
    const sweep = () => vi.advanceTimersByTime(1_000);
    const socket = await connected();
    await until(() => client.connected);
    wireOf(client).pause();
    socket.emit(
      'snapshot',
      snapshotWith({ sessions: [cardWith({ id: 's1', contactName: 'x'.repeat(40_000_000) })] }),
    );
    await until(() => waitingBytes(socket) > 16 * MAX_BUFFERED_BYTES);
    sweep();
    expect(io.of('/').sockets.size).toBe(1);
    sweep();
    await until(() => !socket.connected);
    vi.useRealTimers();
  });

  it('closes a socket that floods it with events, and says so once', async () => {
    const warn = vi.spyOn(log, 'warn');
    limitPackets(io);
    const socket = await connected();
    const heard = vi.fn();
    socket.on('watch', heard);
    for (let n = 0; n < 500; n += 1) client.emit('watch', {});
    await vi.waitFor(() => expect(socket.connected).toBe(false), 5_000);
    expect(io.of('/').sockets.size).toBe(0);
    expect(heard.mock.calls.length).toBeLessThanOrEqual(40);
    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });

  it('closes a socket that enters and leaves again and again', async () => {
    const warn = vi.spyOn(log, 'warn').mockReturnValue(undefined);
    limitPackets(io);
    let entered = 0;
    io.on('connection', () => {
      entered += 1;
    });
    await connected();
    await vi.waitFor(() => expect(client.connected).toBe(true));
    const { engine } = client.io;
    for (let n = 0; n < 60; n += 1) {
      engine.write(n % 2 === 0 ? '1' : '0');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await vi.waitFor(() => expect(io.engine.clientsCount).toBe(0), 5_000);
    expect(entered).toBeLessThanOrEqual(21);
    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });

  it('turns a handler that throws into a refusal', async () => {
    const socket = await connected();
    const ack = vi.fn();
    const handle = guarded(socket, () => {
      throw new Error('a bug');
    });
    handle(undefined, ack);
    handle(undefined, 'not a function');
    expect(ack).toHaveBeenCalledWith({ ok: false });
  });
});
