// Whoever calls gets what he may, from a whole server: each route by each kind of caller, and what a proxy, another
// site's page or a cache might make of it.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customerSays } from '../../e2e/support/zoho.ts';
import { nextId } from '../faults/support/chance.ts';
import { createInstallation, type Installation, TOKEN } from '../faults/support/installation.ts';
import { type TestDatabase, testDatabase } from '../postgres.ts';

const PORT = 23241;
const ADMIN = { email: 'lucia@example.test', password: 'a lookout sees far' };
const VIEWER = { email: 'vera.viewer@example.test', password: 'a viewer looks and looks' };
const SAID = 'canary-of-what-a-customer-said';
const CONTACT = 'Canary of a Contact';

let database: TestDatabase;
let vigia: Installation;
const cookies = { admin: '', viewer: '' };
let sessionId: string;

beforeAll(async () => {
  database = await testDatabase();
  vigia = createInstallation({ port: PORT, databaseUrl: database.url });
  await vigia.start();
  await addViewer();
  cookies.admin = await signIn(ADMIN);
  cookies.viewer = await signIn(VIEWER);
  sessionId = nextId();
  const said = customerSays({ session: sessionId, channel: '3942000000995017', text: SAID });
  const body = JSON.stringify({
    ...said,
    payload: { ...said.payload, actor: { name: CONTACT, type: 'ENDUSER' } },
  });
  expect((await fetch(vigia.webhookUrl, { method: 'POST', body })).status).toBe(200);
}, 240_000);
afterAll(async () => {
  await vigia?.close();
  await database?.drop();
}, 60_000);

async function addViewer(): Promise<void> {
  const { email, password } = VIEWER;
  const child = spawn(process.execPath, ['dist/scripts/user.js', 'add', email, '--password', password], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: database.url,
      VIGIA_DATA_DIR: vigia.dataDir,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said = await text(child.stderr);
  expect(said).toBe('');
}

async function signIn(who: { email: string; password: string }): Promise<string> {
  const answer = await fetch(`${vigia.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: vigia.url },
    body: JSON.stringify(who),
  });
  expect(answer.status).toBe(200);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

const CALLERS = {
  nobody: () => ({}),
  'a wrong token': () => ({ authorization: 'Bearer not-the-token-of-anybody-at-all' }),
  'the token': () => ({ authorization: `Bearer ${vigia.apiToken}` }),
  'a viewer': () => ({ cookie: cookies.viewer, origin: vigia.url }),
  'an administrator': () => ({ cookie: cookies.admin, origin: vigia.url }),
  'an administrator lured to another site': () => ({ cookie: cookies.admin, origin: 'https://evil.example' }),
  'a script with the cookie and no Origin': () => ({ cookie: cookies.admin }),
} as const;
type Caller = keyof typeof CALLERS;
type Expected = Record<Caller, 'served' | number>;

/** A GET changes nothing and its answer is closed to other sites by the browser itself. */
const FOR_READERS: Expected = {
  nobody: 401,
  'a wrong token': 401,
  'the token': 'served',
  'a viewer': 'served',
  'an administrator': 'served',
  'an administrator lured to another site': 'served',
  'a script with the cookie and no Origin': 'served',
};
const FOR_ADMINISTRATORS: Expected = { ...FOR_READERS, 'the token': 403, 'a viewer': 403 };
const FOR_PEOPLE: Expected = { ...FOR_READERS, 'the token': 403 };
const changing = (expected: Expected): Expected => ({
  ...expected,
  'an administrator lured to another site': 403,
  'a script with the cookie and no Origin': 401,
});
const FOR_ALL: Expected = { ...FOR_READERS, nobody: 'served', 'a wrong token': 'served' };
const FOR_NOBODY: Expected = {
  nobody: 404,
  'a wrong token': 404,
  'the token': 404,
  'a viewer': 404,
  'an administrator': 404,
  'an administrator lured to another site': 404,
  'a script with the cookie and no Origin': 404,
};

/** A route that is not named here fails a test below. */
const ROUTES: Record<string, Expected> = {
  'GET /api/board': FOR_READERS,
  'GET /api/sessions': FOR_READERS,
  'GET /api/sessions/[id]': FOR_READERS,
  'GET /api/sessions/[id]/events/[position]': FOR_ADMINISTRATORS,
  'GET /api/feed': FOR_READERS,
  'GET /api/feed/quarantine': FOR_ADMINISTRATORS,
  'GET /api/feed/quarantine/[id]/raw': FOR_ADMINISTRATORS,
  'POST /api/feed/quarantine/replay': changing(FOR_ADMINISTRATORS),
  'GET /api/settings': FOR_ADMINISTRATORS,
  'PATCH /api/settings/me': changing(FOR_PEOPLE),
  'POST /api/settings/password': changing(FOR_PEOPLE),
  'PATCH /api/settings/org': changing(FOR_ADMINISTRATORS),
  'PATCH /api/settings/source': changing(FOR_ADMINISTRATORS),
  'PATCH /api/settings/channels/[id]': changing(FOR_ADMINISTRATORS),
  'PATCH /api/settings/assignees/[id]': changing(FOR_ADMINISTRATORS),
  'POST /api/settings/webhook': changing(FOR_ADMINISTRATORS),
  'POST /api/auth/sign-in/email': {
    ...changing(FOR_ALL),
    'a script with the cookie and no Origin': 'served',
  },
  ...Object.fromEntries(
    ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => [`${method} /api/[[...path]]`, FOR_NOBODY]),
  ),
  'POST /api/auth/sign-out': { ...changing(FOR_ALL), 'a script with the cookie and no Origin': 'served' },
};

function routesInApp(): string[] {
  const files = readdirSync('app/api', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('route.ts'),
  );
  return files.flatMap((file) => {
    const path = `/api/${file.replace(/\/?route\.ts$/, '')}`;
    const methods = readFileSync(join('app/api', file), 'utf8').matchAll(
      /\b(?:const|function|as) (GET|POST|PUT|PATCH|DELETE)\b/g,
    );
    return [...methods].map(([, method]) => `${method} ${path}`);
  });
}

const pathOf = (route: string) =>
  route
    .replace(/^\w+ /, '')
    .replace('[[...path]]', 'nothing/here')
    .replace('/[id]/events/[position]', `/${sessionId}/events/1`)
    .replace('sessions/[id]', `sessions/${sessionId}`)
    .replace(/\[\w+\]/, '00000000-0000-4000-8000-000000000000');

describe('a route', () => {
  it('is named with who may call it', () => {
    const own = routesInApp().filter((route) => !route.includes('/webhooks/'));
    expect(own.sort()).toEqual(Object.keys(ROUTES).sort());
  });

  it.each(Object.keys(ROUTES))('%s serves whom it should and nobody else', async (route) => {
    const [method = ''] = route.split(' ');
    for (const [caller, expected] of Object.entries(ROUTES[route] ?? {})) {
      const headers = { ...CALLERS[caller as Caller](), 'content-type': 'application/json' };
      const body = method === 'GET' ? undefined : '{"unknown":1}';
      const answer = await fetch(vigia.url + pathOf(route), { method, headers, body, redirect: 'manual' });
      const { status } = answer;
      const said = await answer.text();
      // What it makes of the question is tested beside it: here it counts that the caller got as far as that.
      const told = expected === 'served' && ![401, 403, 500].includes(status) ? 'served' : status;
      // A sign-in that names nobody is refused in the same way as one that is closed to the caller.
      const isSignIn = route.endsWith('/sign-in/email') && expected === 'served';
      if (!isSignIn) expect(told, `${caller}: ${said.slice(0, 200)}`).toBe(expected);
      if (expected !== 'served') expect(said).not.toMatch(/canary|stack|node_modules|prisma/i);
      expect(answer.headers.get('cache-control')).toContain('no-store');
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });
});

const AROUND = [
  '//api/board',
  '/api//board',
  '/API/board',
  '/api/%62oard',
  '/api/board/',
  '/api/board.rsc',
  '/api/board?_rsc=x',
  '/api/board;x',
  '/api/../api/board',
  '/_next/data/x/index.json',
  '/?_rsc=x',
  '/sessions.rsc',
  '/sessions.segments/_tree.segment.rsc',
  `/sessions/${'%2e%2e'}/api/board`,
  '/_next/image?url=%2Fapi%2Fboard&w=64&q=75',
];

const DISGUISES: Record<string, string>[] = [
  {},
  { 'x-middleware-subrequest': 'middleware:middleware:middleware' },
  { rsc: '1' },
];

describe('nobody', () => {
  it.each(AROUND)('sees anything by asking for %s', async (path) => {
    for (const headers of DISGUISES) {
      const said = await askRaw(path, headers);
      expect(said).not.toContain(SAID);
      expect(said).not.toContain(sessionId);
      expect(said).not.toContain(CONTACT);
    }
  });

  it.each(['/', '/sessions', '/feed', '/settings'])(
    'is shown the page %s before signing in',
    async (path) => {
      const answer = await fetch(vigia.url + path, { redirect: 'manual' });
      expect(answer.status).toBe(307);
      expect(answer.headers.get('location')).toMatch(/\/sign-in/);
    },
  );

  it('gets a page framed, or the answer of an API read by another site', async () => {
    const page = await fetch(`${vigia.url}/sign-in`, { headers: { origin: 'https://evil.example' } });
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(page.headers.get('x-frame-options')).toBe('DENY');
    expect(page.headers.get('access-control-allow-origin')).toBeNull();
    const asked = await fetch(`${vigia.url}/api/board`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'GET' },
    });
    expect(asked.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('makes the server call elsewhere by an address of its own', async () => {
    for (const first of [
      'GET http://127.0.0.1:9/ HTTP/1.1',
      'CONNECT 127.0.0.1:9 HTTP/1.1',
      'OPTIONS * HTTP/1.1',
    ]) {
      expect(await say(`${first}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`)).not.toMatch(
        /^HTTP\/1.1 200/,
      );
    }
  });

  it('smuggles a second request in the body of a first', async () => {
    const both =
      'POST /api/board HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';
    const said = await say(both);
    expect(said).toMatch(/^HTTP\/1.1 400/);
    expect(said.match(/HTTP\/1.1/g)).toHaveLength(1);
  });

  it('learns what was said from the log, nor any secret', () => {
    const secrets = [SAID, CONTACT, TOKEN, vigia.apiToken, ADMIN.password, VIEWER.password, VIEWER.email];
    const tokens = [...cookies.admin.matchAll(/=([^;]{16,})/g)].map(([, value = '']) => value);
    expect([...secrets, ...tokens].filter((secret) => vigia.log().includes(secret))).toEqual([]);
    expect(vigia.log()).not.toMatch(/a request failed|uncaught exception|unhandled rejection/);
  });
});

/** Not through fetch, which tidies the path. */
function askRaw(path: string, headers: Record<string, string>): Promise<string> {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return say(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${PORT}\r\n${lines.join('')}Connection: close\r\n\r\n`);
}

function say(request: string): Promise<string> {
  const socket = connect(PORT, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.end(request);
  return text(socket).catch(() => '');
}
