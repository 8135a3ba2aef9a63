import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { send } from './sender.ts';

let server: Server;
let url: string;
let bodies: string[];
let most: number;

beforeEach(async () => {
  bodies = [];
  most = 0;
  let open = 0;
  server = createServer(async (request, response) => {
    open += 1;
    most = Math.max(most, open);
    const body = (await request.setEncoding('utf8').toArray()).join('');
    bodies.push(body);
    await new Promise((resolve) => setTimeout(resolve, 5));
    open -= 1;
    response.writeHead(body === 'refuse me' ? 503 : 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

afterEach(() => void server.close());

const due = (body: string, inMs = 0) => ({ dueAt: Date.now() + inMs, body, events: 1 });

it('sends everything that is due, a few at once, and counts the answers', async () => {
  const deliveries = Array.from({ length: 20 }, (_, n) => due(n === 3 ? 'refuse me' : `[${n}]`));
  const report = await send(deliveries, { url, concurrency: 3, until: Date.now() + 1_000 });
  expect(report).toMatchObject({ deliveries: 20, events: 20, answers: { 200: 19, 503: 1 } });
  expect(bodies).toHaveLength(20);
  expect(most).toBeLessThanOrEqual(3);
});

it('waits for its time and stops at the end', async () => {
  const startedAt = Date.now();
  const report = await send([due('[1]'), due('[2]', 60), due('[3]', 60_000)], {
    url,
    concurrency: 2,
    until: startedAt + 5_000,
  });
  expect(report.deliveries).toBe(2);
  expect(Date.now() - startedAt).toBeGreaterThanOrEqual(55);
});

it('stops at once when it is told to', async () => {
  const stopping = new AbortController();
  setTimeout(() => stopping.abort(), 30);
  const report = await send([due('[1]'), due('[2]', 60_000)], {
    url,
    concurrency: 2,
    until: Number.POSITIVE_INFINITY,
    signal: stopping.signal,
  });
  expect(report.deliveries).toBe(1);
});

it('counts what nobody answered and repeats nothing', async () => {
  const report = await send([due('[1]')], {
    url: 'http://127.0.0.1:9/',
    concurrency: 1,
    until: Date.now() + 1_000,
  });
  expect(report).toMatchObject({ deliveries: 1, answers: { none: 1 } });
});
