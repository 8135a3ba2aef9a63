import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io as connectTo, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { OURS, vera } from '../../testing/live-server.ts';
import { limitSockets } from './socket-quota.ts';
import { createSocketServer, type LiveSocketServer } from './socket-server.ts';

let http: HttpServer;
let io: LiveSocketServer;
const clients: Socket[] = [];

beforeEach(async () => {
  http = createServer();
  io = createSocketServer(http, {
    isAllowedOrigin: () => true,
    viewerOf: async ({ cookie = '' }) => ({ ...vera, userId: cookie }),
  });
  limitSockets(io, { user: 2, token: 2 });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.disconnect();
  await io.close();
});

/** 'connected', or why not. */
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
