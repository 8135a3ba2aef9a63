import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/postgres.ts';
import { projectPool } from '../../db/connection/pool.ts';
import { rotateToken } from '../../db/installation/sources.ts';
import { call as callRoute, forgetEverything, openSource, TOKEN } from '../testing/webhook.ts';
import { listenForDeliveries } from './listener.ts';

let database: TestDatabase;
let sourceId: string;
let server: Server;

beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
  sourceId = await openSource();
  server = createServer(listenForDeliveries);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.close();
  await database.drop();
});
beforeEach(forgetEverything);

const stored = async () =>
  (await projectPool().query('SELECT body FROM delivery')).rows.map(({ body }) => String(body));

const callListener: typeof callRoute = (body, { token = TOKEN, ...init } = {}) => {
  const { port } = server.address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}/api/webhooks/zoho-desk/${token}?x=/y`, {
    method: 'POST',
    body,
    ...init,
  });
};

describe.each([
  ['a route handler of Next', callRoute],
  ['a listener before Next', callListener],
])('the webhook as %s', (_name, call) => {
  const post = async (body: string | Uint8Array<ArrayBuffer>) => (await call(body)).status;

  it('answers a check with 200 and stores nothing', async () => {
    expect((await call(null, { method: 'GET' })).status).toBe(200);
    for (const empty of ['', '{}', '[]', ' { } ', '{"{}":""}']) expect(await post(empty), empty).toBe(200);
    expect(await stored()).toEqual([]);
  });

  it('stores whatever else comes, byte for byte', async () => {
    for (const body of ['not json', '[{', 'null', '[null]']) expect(await post(body)).toBe(200);
    expect(await post(new Uint8Array([0xff, 0x00, 0xfe]))).toBe(200);
    expect((await stored()).length).toBe(5);
  });

  it('answers 404 on an unknown address, for a check too', async () => {
    expect((await call('[1]', { token: 'unknown' })).status).toBe(404);
    expect((await call(null, { method: 'GET', token: 'unknown' })).status).toBe(404);
    expect((await call('[1]', { token: '%E0%A4%A' })).status).toBe(404);
    for (const longer of [`x/${TOKEN}`, `${TOKEN}/`, `${TOKEN}/x`, `/${TOKEN}`]) {
      expect((await call('[1]', { token: longer })).status, longer).toBe(404);
    }
    expect(await stored()).toEqual([]);
  });

  it('answers 405 to other methods', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']) {
      expect((await call(null, { method })).status, method).toBe(405);
    }
  });

  it('answers 413 beyond 1 MiB and takes 1 MiB', async () => {
    expect(await post('x'.repeat(1024 * 1024))).toBe(200);
    expect(await post('x'.repeat(1024 * 1024 + 1))).toBe(413);
    expect((await stored()).length).toBe(1);
  });

  it('answers 415 to an encoded body', async () => {
    expect((await call('[1]', { headers: { 'content-encoding': 'gzip' } })).status).toBe(415);
  });
});

it('takes a new address at once and the old one for 24 hours more', async () => {
  const token = await rotateToken(sourceId, Date.now());
  await expect.poll(async () => (await callRoute('[1]', { token })).status, { timeout: 5_000 }).toBe(200);
  expect((await callRoute('[1]', { token: TOKEN })).status).toBe(200);
  await projectPool().query('UPDATE source_token SET expires_at = now() WHERE expires_at IS NOT NULL');
  await expect.poll(async () => (await callRoute('[1]')).status, { timeout: 5_000 }).toBe(404);
  await projectPool().query('UPDATE source_token SET expires_at = NULL');
});
