import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io as connectTo, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { OURS, vera } from '../../testing/live-server.ts';
import type { LiveSocketServer } from './live-socket.ts';
import { limitSockets } from './socket-quota.ts';
import { createSocketServer } from './socket-server.ts';

let http: HttpServer;
let io: LiveSocketServer;
let lookedUp: Promise<void>;
let asked: number;
const clients: Socket[] = [];

beforeEach(async () => {
  lookedUp = Promise.resolve();
  asked = 0;
  http = createServer();
  io = createSocketServer(http, {
    isAllowedOrigin: () => true,
    viewerOf: async ({ cookie = '' }) => {
      asked += 1;
      await lookedUp;
      return { ...vera, userId: cookie.split(' ')[0] ?? '' };
    },
  });
  limitSockets(io, { user: 2, token: 2, org: 4 });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.disconnect();
  await io.close();
});

/** 'connected', or why not. Each sign-in is the name of a person and something that tells it from his others. */
function connect(cookie: string): Promise<string> {
  const { port } = http.address() as AddressInfo;
  const client = connectTo(`http://127.0.0.1:${port}`, {
    ...{ transports: ['websocket'], reconnection: false, forceNew: true },
    extraHeaders: { origin: OURS, cookie },
  });
  clients.push(client);
  return new Promise((resolve) => {
    client.once('connect', () => resolve('connected'));
    client.once('connect_error', (error) => resolve(error.message));
  });
}

it('lets each person have so many sockets and no more, until one is closed', async () => {
  expect(await connect('vera')).toBe('connected');
  expect(await connect('vera')).toBe('connected');
  expect(await connect('vera')).toBe('too_many_sockets');
  expect(await connect('ana')).toBe('connected');
  clients[0]?.disconnect();
  await expect.poll(() => connect('vera')).toBe('connected');
});

it('forgets those who are gone before it is known who they are', async () => {
  let answer: () => void = () => undefined;
  lookedUp = new Promise((resolve) => {
    answer = resolve;
  });
  for (let n = 0; n < 3; n += 1) void connect(`vera ${n}`);
  await expect.poll(() => asked).toBe(3);
  for (const client of clients) client.disconnect();
  await expect.poll(() => io.engine.clientsCount).toBe(0);
  answer();
  expect(await connect('vera')).toBe('connected');
  expect(await connect('vera')).toBe('connected');
});

it('lets all of one org have so many together', async () => {
  for (const person of ['vera', 'vera', 'ana', 'ana']) expect(await connect(person)).toBe('connected');
  expect(await connect('rui')).toBe('too_many_sockets');
});
