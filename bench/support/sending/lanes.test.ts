import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Lanes, openLanes } from './lanes.ts';

const REQUEST = Buffer.from('POST / HTTP/1.1\r\ncontent-length: 0\r\n\r\n');
const ANSWER = 'HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n';

let server: Server;
let connections: Socket[];
let lanes: Lanes;

beforeEach(async () => {
  connections = [];
  server = createServer((connection) => {
    connections.push(connection);
    connection.on('data', () => connection.write(ANSWER));
    connection.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  lanes = await openLanes((server.address() as AddressInfo).port, 2);
  await vi.waitFor(() => expect(connections).toHaveLength(2));
});
afterEach(async () => {
  lanes.close();
  await new Promise((resolve) => server.close(resolve));
});

it('gives each connection to one request at a time', () => {
  const [one, other] = [lanes.take(), lanes.take()];
  expect(one).not.toBe(other);
  expect(lanes.take()).toBeNull();
  if (one) lanes.giveBack(one);
  expect(lanes.take()).toBe(one);
});

it('opens another connection in the place of one that broke', async () => {
  const broken = [lanes.take(), lanes.take()].filter((lane) => lane !== null);
  for (const connection of connections) connection.destroy();
  await vi.waitFor(() => expect(broken.every((lane) => lane.isBroken())).toBe(true));
  for (const lane of broken) lanes.giveBack(lane);
  const lane = await vi.waitFor(() => lanes.take() ?? Promise.reject(new Error('none is open yet')));
  expect(await lane.ask(REQUEST)).toBe(200);
});
