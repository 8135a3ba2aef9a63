import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auth } from '@/lib/auth/better-auth';
import { createUser } from '@/lib/auth/users/users';
import { historyPool } from '@/lib/db/connection/pool';
import { prisma } from '@/lib/db/connection/prisma';
import type { QuarantineList } from '@/lib/domain/feed/feed-log';
import type { FeedAnswer } from '@/lib/domain/feed/feed-report';
import { openSource, post, projectAll } from '@/lib/ingest/testing/webhook';
import { fixtures } from '@/test/fixtures';
import { type TestDatabase, testDatabase } from '@/test/postgres';
import { GET as getRaw } from './quarantine/[id]/raw/route';
import { POST as postReplay } from './quarantine/replay/route';
import { GET as getQuarantine } from './quarantine/route';
import { GET as getFeed } from './route';

const TOKEN = 'a-token-for-scripts';
let database: TestDatabase;
let admin: string;
let viewer: string;

beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.VIGIA_API_TOKEN = TOKEN;
  process.env.VIGIA_SECRET = 'a secret for this test alone';
  await openSource();
  for (const { body } of fixtures()) await post(body);
  await post(bodyOf('session-status.json'));
  await projectAll();
  await post(bodyOf('message-add.json'));
  admin = await signIn('admin');
  viewer = await signIn('viewer');
});
afterAll(async () => {
  await Promise.all([historyPool().end(), prisma().$disconnect()]);
  await database?.drop();
});

const bodyOf = (name: string) => fixtures().find((fixture) => fixture.name === name)?.body ?? '';

async function signIn(role: 'admin' | 'viewer'): Promise<string> {
  const account = { email: `${role}@example.com`, password: 'a long password' };
  await createUser({ ...account, name: role, role });
  const answer = await auth().api.signInEmail({ body: account, asResponse: true });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return cookies.join('; ');
}

const asked = (path: string, headers: Record<string, string>) =>
  new Request(`http://127.0.0.1:3000${path}`, { headers });
const bearer = { authorization: `Bearer ${TOKEN}` };

const feed = (query = '', headers: Record<string, string> = bearer) =>
  getFeed(asked(`/api/feed${query}`, headers), { params: Promise.resolve({}) });
const quarantine = (query = '', headers: Record<string, string> = { cookie: admin }) =>
  getQuarantine(asked(`/api/feed/quarantine${query}`, headers), { params: Promise.resolve({}) });
const raw = (id: string, headers: Record<string, string> = { cookie: admin }) =>
  getRaw(asked(`/api/feed/quarantine/${encodeURIComponent(id)}/raw`, headers), {
    params: Promise.resolve({ id }),
  });

const log = async (query?: string): Promise<FeedAnswer> => (await feed(query)).json();
const elements = async (): Promise<QuarantineList> => (await quarantine()).json();

describe('GET /api/feed', () => {
  it('lists deliveries with what was found in them, newest first', async () => {
    const { deliveries, lag } = await log();
    expect(deliveries).toHaveLength(fixtures().length + 2);
    expect(deliveries.map(({ receivedAt }) => receivedAt)).toEqual(
      deliveries.map(({ receivedAt }) => receivedAt).toSorted((a, b) => b - a),
    );
    expect(deliveries[0]).toMatchObject({ source: 'live', found: null, lagMs: null });
    expect(deliveries[1]?.found).toEqual({ elements: 1, events: 0, repeats: 1, notOurs: 0, quarantined: 0 });
    const mixed = deliveries.find(({ found }) => found?.notOurs === 2);
    expect(mixed?.found).toEqual({ elements: 4, events: 2, repeats: 0, notOurs: 2, quarantined: 0 });
    expect(lag.medianMs).toBeGreaterThan(0);
  });

  it('goes on where the last page ended, without a gap or a repeat', async () => {
    const whole = await log();
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: FeedAnswer = await log(`?limit=5${cursor && `&cursor=${cursor}`}`);
      ids.push(...page.deliveries.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(ids).toEqual(whole.deliveries.map(({ id }) => id));
  });

  it('tells nothing of what was in them', async () => {
    const text = await (await feed()).text();
    expect(text).not.toMatch(/99999999|3942000001025031|Kamal|fatura/);
  });

  it.each(['?limit=0', '?limit=201', '?cursor=x', "?cursor='--", '?nope=1', '?cursor=zzzzzzzzzzzz.x'])(
    'refuses %s',
    async (query) => expect((await feed(query)).status).toBe(400),
  );

  it('is for those who are signed in or know the token', async () => {
    expect((await feed('', {})).status).toBe(401);
  });
});

describe('GET /api/feed/quarantine', () => {
  it('lists what was set aside with its reason, and none of its content', async () => {
    const { elements: listed, total } = await elements();
    expect(listed.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['unreadable', 'wrong_org']));
    expect(total).toBe(listed.length);
    expect(await (await quarantine()).text()).not.toContain('99999999');
  });

  it('is for administrators alone, and so is what is raw', async () => {
    const [first] = (await elements()).elements;
    for (const [headers, status] of [
      [{}, 401],
      [bearer, 403],
      [{ cookie: viewer }, 403],
    ] as const) {
      expect((await quarantine('', headers)).status).toBe(status);
      expect((await raw(first?.id ?? '', headers)).status).toBe(status);
    }
  });
});

describe('GET /api/feed/quarantine/{id}/raw', () => {
  it('gives the element, or the whole body where it could not be read, as a download that no browser runs', async () => {
    const { elements: listed } = await elements();
    const texts = await Promise.all(
      listed.map(async ({ id, reason }) => {
        const answer = await raw(id);
        expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
        expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
        expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
        expect(answer.headers.get('cache-control')).toContain('no-store');
        return [reason, await answer.text()] as const;
      }),
    );
    const text = new Map(texts);
    expect(text.get('wrong_org')).toMatch(/^\{.*"orgId":"99999999"\}$/);
    expect(text.get('unreadable')).toBe(bodyOf('unreadable-truncated.txt'));
  });

  it('answers 404 for an id that nothing has', async () => {
    for (const id of ['1', '\0', "' OR 1=1 --", '00000000-0000-0000-0000-000000000000']) {
      expect((await raw(id)).status).toBe(404);
    }
  });

  it('knows no parameter', async () => {
    const request = asked('/api/feed/quarantine/1/raw?pretty=1', { cookie: admin });
    expect((await getRaw(request, { params: Promise.resolve({ id: '1' }) })).status).toBe(400);
  });
});

describe('POST /api/feed/quarantine/replay', () => {
  const replay = (body: unknown, headers: Record<string, string> = { cookie: admin }) =>
    postReplay(
      new Request('http://127.0.0.1:3000/api/feed/quarantine/replay', {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1:3000', ...headers },
      }),
      { params: Promise.resolve({}) },
    );

  it('is for administrators on our own pages alone', async () => {
    expect((await replay({}, {})).status).toBe(401);
    expect((await replay({}, { cookie: viewer })).status).toBe(403);
    expect((await replay({}, { cookie: admin, origin: 'https://evil.example' })).status).toBe(403);
  });

  it('refuses what names no elements', async () => {
    for (const body of [{ ids: [] }, { ids: ['x'] }, { all: true }, []])
      expect((await replay(body)).status, JSON.stringify(body)).toBe(400);
  });

  it('tells how many are being read again', async () => {
    const { elements: listed } = await elements();
    const answer = await replay({ ids: [listed[0]?.id] });
    expect(await answer.json()).toEqual({ replayed: 1 });
    expect(await (await replay({ ids: [listed[0]?.id] })).json()).toEqual({ replayed: 0 });
  });
});
