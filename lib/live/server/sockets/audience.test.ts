import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io as connectTo, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { boardWith } from '../../../domain/testing/board.ts';
import { heard, OURS, vera } from '../../testing/live-server.ts';
import { type Audience, createAudience } from './audience.ts';
import type { LiveSocketServer } from './live-socket.ts';
import { createSocketServer } from './socket-server.ts';

const board = { state: () => boardWith({}), position: () => ({ tx: 1n, position: 1n }), asOf: () => 1 };

let http: HttpServer;
let io: LiveSocketServer;
let audience: Audience;
/** By owner: how many greetings are left. */
let left: Map<string, number>;
const clients: Socket[] = [];

beforeEach(async () => {
  left = new Map();
  http = createServer();
  io = createSocketServer(http, {
    isAllowedOrigin: () => true,
    viewerOf: async ({ cookie = '' }) => ({ ...vera, userId: cookie }),
  });
  audience = createAudience(io, board, {
    spend(owner) {
      const greetings = left.get(owner) ?? 0;
      left.set(owner, greetings - 1);
      return greetings > 0;
    },
  });
  io.on('connection', (socket) => audience.admit(socket));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.disconnect();
  audience.stop();
  await io.close();
});

function connect(cookie: string): Socket {
  const { port } = http.address() as AddressInfo;
  const client = connectTo(`http://127.0.0.1:${port}`, {
    ...{ transports: ['websocket'], reconnection: false, forceNew: true },
    extraHeaders: { origin: OURS, cookie },
  });
  clients.push(client);
  return client;
}

it('tells an owner who has asked too often later, and others at once', async () => {
  left.set('user ana', 1);
  const spent = connect('vera');
  let told = 0;
  spent.on('snapshot', () => {
    told += 1;
  });
  await heard(spent, 'connect');
  await heard(connect('ana'), 'snapshot');
  expect(told).toBe(0);
  left.set('user vera', 1);
  await heard(spent, 'snapshot');
});

it('tells all screens of an owner that show the same for the price of one', async () => {
  const screens = Array.from({ length: 5 }, () => connect('vera'));
  const told = screens.map((screen) => heard(screen, 'snapshot'));
  await Promise.all(screens.map((screen) => heard(screen, 'connect')));
  left.set('user vera', 1);
  await Promise.all(told);
  expect(left.get('user vera')).toBe(0);
});
