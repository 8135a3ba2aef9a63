import { once } from 'node:events';
import { request as httpRequest, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { blockListOf } from '../env.ts';
import { counter, metrics } from '../metrics.ts';
import type { MetricsReport } from '../supervisor/messages.ts';
import { createFrontDoor } from './front-door.ts';
import { closeGently, createHttpServer, type Handler } from './http-server.ts';
import { listen } from './listen-address.ts';
import { readiness } from './readiness.ts';

const TOKEN = 'a-token-for-scripts';
let server: Server;
let url: string;
let openPages: (handler: Handler) => void;

beforeEach(async () => {
  process.env.VIGIA_DATA_DIR = tmpdir();
  Object.assign(readiness(), { acceptsWebhooks: true, draining: false });
  server = createHttpServer({ headersTimeout: 200, requestTimeout: 300, connectionsCheckingInterval: 50 });
  const count: Handler = async (request, response) => {
    const body = await text(request).catch(() => '');
    response.end(`webhook ${body.length}`);
  };
  server.on(
    'request',
    createFrontDoor({
      apiToken: TOKEN,
      publicUrl: 'https://vigia.example.com',
      trustedProxies: blockListOf([]),
      receiveWebhook: count,
      allMetrics: async () => {
        const own = (await metrics().getMetricsAsJSON()) as MetricsReport;
        return [own, own];
      },
      pages: new Promise((resolve) => {
        openPages = resolve;
      }),
    }),
  );
  await listen(server, { host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => closeGently(server, 0));

it('takes webhooks and answers health checks before there are pages', async () => {
  const answer = await fetch(`${url}/api/webhooks/zoho-desk/x`, { method: 'POST', body: '[1]' });
  expect(await answer.text()).toBe('webhook 3');
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
});

it('lets a page wait until there are pages', async () => {
  const page = fetch(`${url}/sessions`);
  openPages((_request, response) => void response.end('a page'));
  expect(await (await page).text()).toBe('a page');
});

it('is not ready before it takes webhooks nor while it drains', async () => {
  readiness().draining = true;
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  Object.assign(readiness(), { acceptsWebhooks: false, draining: false });
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
});

it('shows metrics, added up over all workers, to this machine and to the token', async () => {
  counter({ name: 'vigia_door_test_total', help: 'Only in this test.' }).inc(3);
  const direct = await fetch(`${url}/metrics`);
  expect(await direct.text()).toContain('vigia_door_test_total 6');
  const proxied = { 'x-forwarded-for': '203.0.113.9' };
  const refused = await fetch(`${url}/metrics`, { headers: proxied });
  expect(refused.status).toBe(401);
  expect((await refused.json()).error.code).toBe('unauthenticated');
  const authorized = { ...proxied, authorization: `Bearer ${TOKEN}` };
  expect((await fetch(`${url}/metrics`, { headers: authorized })).status).toBe(200);
  expect((await fetch(`${url}/metrics`, { headers: { authorization: 'Bearer wrong' } })).status).toBe(401);
});

it('sets the security headers on everything, errors included', async () => {
  for (const path of ['/healthz', '/api/webhooks/zoho-desk/x', '/socket.io/']) {
    const { headers } = await fetch(`${url}${path}`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('strict-transport-security')).toContain('max-age');
    expect(headers.get('cache-control')).toContain('no-store');
  }
});

it('refuses other methods on the operations paths and addresses that ask for a proxy', async () => {
  const posted = await fetch(`${url}/healthz`, { method: 'POST' });
  expect(posted.status).toBe(405);
  expect(posted.headers.get('allow')).toBe('GET, HEAD');
  expect((await posted.json()).error.code).toBe('method_not_allowed');
  const { port } = server.address() as AddressInfo;
  const asked = httpRequest({ host: '127.0.0.1', port, path: 'http://evil.test/healthz' }).end();
  const [answer] = await once(asked, 'response');
  expect(answer.statusCode).toBe(400);
});

it('answers 408 to a body that dribbles, and serves others meanwhile', async () => {
  const { port } = server.address() as AddressInfo;
  const slow = connect(port, '127.0.0.1');
  slow.write('POST /api/webhooks/zoho-desk/x HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n[');
  const answered = once(slow, 'data');
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const [data] = await answered;
  expect(String(data)).toMatch(/^HTTP\/1\.1 408 /);
  slow.destroy();
});
