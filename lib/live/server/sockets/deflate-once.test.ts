import { createHash } from 'node:crypto';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io as connect, type ManagerOptions, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '../../../auth/viewer.ts';
import { cardWith } from '../../../domain/testing/sentences.ts';
import { snapshotWith } from '../../testing/snapshots.ts';
import type { EnginePacket } from './engine.ts';
import type { LiveServerSocket, LiveSocketServer } from './live-socket.ts';
import { createSocketServer } from './socket-server.ts';

const viewer: Viewer = {
  ...{ kind: 'token', userId: null, name: '', email: null, role: 'viewer', orgId: null },
  ...{ channels: 'all', locale: null },
};

let http: HttpServer;
let io: LiveSocketServer;
let clients: Socket[];
/** What the server hands to each connection, after compression was decided. */
let framed: (readonly Buffer[] | undefined)[];

beforeEach(async () => {
  clients = [];
  framed = [];
  http = createServer();
  io = createSocketServer(http, { isAllowedOrigin: () => false, viewerOf: async () => viewer });
  io.engine.on('connection', (conn: LiveServerSocket['conn']) => {
    conn.on('packetCreate', ({ data, options }: EnginePacket) => {
      if (String(data).startsWith('2["snapshot"')) framed.push(options.wsPreEncodedFrame);
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  for (const client of clients) client.disconnect();
  await io.close();
});

type Compression = ManagerOptions['perMessageDeflate'] | false;

async function connected(compression: Compression = { threshold: 1_024 }): Promise<Socket> {
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const base = { transports: ['websocket'], reconnection: false, forceNew: true };
  const client = connect(url, { ...base, perMessageDeflate: compression } as Partial<ManagerOptions>);
  clients.push(client);
  await new Promise<void>((resolve) => client.once('connect', resolve));
  return client;
}

const boardOf = (count: number, nameOf = (at: number) => `Cliente ${at} à espera`) => {
  const cards = Array.from({ length: count }, (_, at) => cardWith({ id: `s${at}`, contactName: nameOf(at) }));
  return { ...snapshotWith({ sessions: cards }), frame: 1 };
};

/** Tells all who are there, and what each of them heard and how many bytes it took. */
async function tellAll(board: ReturnType<typeof boardOf>) {
  const before = clients.map(bytesRead);
  const heard = clients.map((client) => new Promise((resolve) => client.once('snapshot', resolve)));
  io.emit('snapshot', board);
  const boards = await Promise.all(heard);
  return clients.map((client, at) => ({ board: boards[at], bytes: bytesRead(client) - (before[at] ?? 0) }));
}

/** Of the TCP connection of the client, which Socket.IO does not show. */
function bytesRead(client: Socket): number {
  const { transport } = client.io.engine as unknown as {
    transport: { ws: { _socket: { bytesRead: number } } };
  };
  return transport.ws._socket.bytesRead;
}

describe('a board that goes to many', () => {
  it('is compressed once, to a fraction of its bytes, for all whose browsers can read it', async () => {
    for (let count = 0; count < 3; count += 1) await connected();
    const board = boardOf(100);
    const told = await tellAll(board);
    const whole = JSON.stringify(board).length;
    for (const one of told) {
      expect(one.board).toEqual(board);
      expect(one.bytes).toBeLessThan(whole / 5);
    }
    expect(framed).toHaveLength(3);
    expect(framed[0]).toBeDefined();
    expect(new Set(framed).size).toBe(1);
  });

  it.each([
    ['reads no compression', false],
    ['asks for a smaller window than ours', { serverMaxWindowBits: 10 }],
  ])('goes uncompressed to a client that %s, beside one that gets it compressed', async (_, compression) => {
    await connected(compression as Compression);
    await connected();
    const board = boardOf(100);
    const [plain, compressed] = await tellAll(board);
    expect(plain?.board).toEqual(board);
    expect(compressed?.board).toEqual(board);
    expect(plain?.bytes).toBeGreaterThan(JSON.stringify(board).length);
    expect(compressed?.bytes).toBeLessThan(JSON.stringify(board).length / 5);
  });

  it.each([1, 2, 3, 60, 3_000])(
    'arrives as it was with %i sessions, also where little can be saved',
    async (sessions) => {
      await connected();
      const board = boardOf(sessions, (at) => createHash('sha512').update(String(at)).digest('base64'));
      expect((await tellAll(board))[0]?.board).toEqual(board);
      expect((await tellAll(board))[0]?.board).toEqual(board);
    },
  );
});

describe('a message of a client', () => {
  it('may come compressed', async () => {
    const client = await connected({ threshold: 0 });
    const [socket] = io.of('/').sockets.values();
    const asked = new Promise((resolve) => socket?.once('watch', resolve));
    client.emit('watch', { channels: ['ch-1', 'ch-2'] });
    expect(await asked).toEqual({ channels: ['ch-1', 'ch-2'] });
  });

  it('that unpacks to more than a message may hold ends its connection', async () => {
    const client = await connected({ threshold: 0 });
    const ended = new Promise((resolve) => client.once('disconnect', resolve));
    client.emit('watch', { channels: ['0'.repeat(5_000_000)] });
    expect(await ended).toBe('transport close');
  });
});
