import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auth } from '@/lib/auth/better-auth';
import { createUser } from '@/lib/auth/users/users';
import { historyPool } from '@/lib/db/connection/pool';
import { prisma } from '@/lib/db/connection/prisma';
import { ORG, seedSessions } from '@/lib/db/sessions/testing/seed';
import {
  accepted,
  bot,
  by,
  created,
  ended,
  inProgress,
  opened,
  SESSION_ID,
  type Sentence,
  said,
  T0,
} from '@/lib/domain/testing/sentences';
import { type TestDatabase, testDatabase } from '@/test/postgres';
import { GET as getEvent } from './[id]/events/[position]/route';
import { GET as getSession } from './[id]/route';
import { GET as getSessions } from './route';

const TOKEN = 'a-token-for-scripts';
const LIFE: Sentence[] = [
  created(0),
  said('customer', 1, { ticketId: '186543000001543003', ticketNumber: '434' }),
  opened(2, bot('Triagem')),
  said('bot', 3),
  opened(10),
  accepted(by('Ana'), 20),
  said('agent', 30),
  inProgress(by('Ana'), 31),
  ended(60, by('Ana')),
  said('customer', 90),
  opened(91),
];
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.VIGIA_API_TOKEN = TOKEN;
  process.env.VIGIA_SECRET = 'a secret for this test alone';
  const pool = historyPool();
  await pool.query(`INSERT INTO source (id, org_id) VALUES ('s1', $1)`, [ORG]);
  await pool.query(
    `INSERT INTO assignee (org_id, id, name, learned_name, type) VALUES ($1, 'agent-Ana', NULL, 'Ana', 'AGENT')`,
    [ORG],
  );
  await seedSessions(
    pool,
    LIFE.map((sentence, place) => sentence(place)),
  );
});
afterAll(async () => {
  await Promise.all([historyPool().end(), prisma().$disconnect()]);
  await database?.drop();
});

function asked(path: string, token: string | null = TOKEN): Request {
  const headers: HeadersInit = token === null ? {} : { authorization: `Bearer ${token}` };
  return new Request(`http://127.0.0.1:3000${path}`, { headers });
}

const list = (query: string, token?: string | null) =>
  getSessions(asked(`/api/sessions${query}`, token), { params: Promise.resolve({}) });
const detail = (id: string, token?: string | null) =>
  getSession(asked(`/api/sessions/${encodeURIComponent(id)}`, token), { params: Promise.resolve({ id }) });
const event = (position: string, token?: string | null) =>
  getEvent(asked(`/api/sessions/${SESSION_ID}/events/${position}`, token), {
    params: Promise.resolve({ id: SESSION_ID, position }),
  });

describe('GET /api/sessions', () => {
  it('answers the sessions of a query with their number and the moment', async () => {
    const answer = await list('?status=OPEN&status=NOBODY_HAS_IT&limit=1&sort=-lastEventAt');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    const { sessions, total, nextCursor, asOf, position } = await answer.json();
    expect(sessions.map(({ id }: { id: string }) => id)).toEqual([SESSION_ID]);
    expect({ total, nextCursor }).toEqual({ total: 1, nextCursor: null });
    expect(asOf).toBeGreaterThan(T0);
    expect(typeof position).toBe('string');
  });

  it('lists nothing for open values that nothing has', async () => {
    for (const query of ['?status=X', '?channel=X', '?assignee=X', "?q='%3B--"]) {
      expect(await (await list(query)).json(), query).toMatchObject({ sessions: [], total: 0 });
    }
  });

  it.each([
    '?nope=1',
    '?live=yes',
    '?assigneeType=ROBOT',
    '?sort=name',
    '?limit=0',
    '?limit=201',
    '?limit=1e2',
    '?at=yesterday',
    '?sinceFrom=-1',
    '?from=99999999999999999',
    '?direction=UP',
    '?cursor=x',
    '?at=1&at=2',
    `?q=${'a'.repeat(201)}`,
  ])('refuses %s', async (query) => {
    const answer = await list(query);
    expect(answer.status).toBe(400);
    const { error } = await answer.json();
    expect(error.code).toBe('bad_parameter');
    expect(error.message).not.toMatch(/sql|postgres|select/i);
  });

  it('is for those who are signed in or know the token', async () => {
    expect((await list('', null)).status).toBe(401);
    expect((await list('', 'wrong')).status).toBe(401);
  });
});

describe('GET /api/sessions/{id}', () => {
  it('tells the whole session', async () => {
    const answer = await detail(SESSION_ID);
    expect(answer.status).toBe(200);
    const { session, assignees, episodes, spells, custody, timeline, ...rest } = await answer.json();
    expect(rest).toEqual({});
    expect(session).toMatchObject({
      id: SESSION_ID,
      status: 'OPEN',
      reopenCount: 1,
      ticketNumber: '434',
      lastAssigneeId: 'agent-Ana',
      in: 2,
      out: 2,
    });
    expect(assignees).toEqual({
      'bot-Triagem': { name: null, type: 'BOT' },
      'agent-Ana': { name: 'Ana', type: 'AGENT' },
    });
    expect(episodes).toHaveLength(2);
    expect(spells[0]).toEqual({
      status: 'CREATED',
      from: T0,
      to: T0 + 2_000,
      assigneeId: null,
      assigneeType: null,
    });
    expect(custody.at(-1)).toMatchObject({ holder: 'QUEUE', to: null });
    expect(timeline).toHaveLength(LIFE.length);
    expect(timeline[0]).toMatchObject({ kind: 'status', late: false, deliveries: 1, anomalies: [] });
  });

  it('answers 404 for an id that nothing has', async () => {
    for (const id of ['1', `${SESSION_ID} `, "' OR 1=1 --", '\0', '😟'])
      expect((await detail(id)).status).toBe(404);
    expect((await detail(SESSION_ID, null)).status).toBe(401);
  });

  it('knows no parameter', async () => {
    const request = asked(`/api/sessions/${SESSION_ID}?fields=id`);
    const answer = await getSession(request, { params: Promise.resolve({ id: SESSION_ID }) });
    expect(answer.status).toBe(400);
    expect((await answer.json()).error).toMatchObject({ code: 'bad_parameter' });
  });
});

describe('GET /api/sessions/{id}/events/{position}', () => {
  it('is for administrators alone', async () => {
    const position = await firstPosition();
    expect((await event(position)).status).toBe(403);
    expect((await event(position, null)).status).toBe(401);
    expect((await eventFor(await signIn('viewer'), position)).status).toBe(403);
  });

  it('gives the element as it was sent, as a download that no browser runs', async () => {
    const cookie = await signIn('admin');
    const position = await firstPosition();
    const answer = await eventFor(cookie, position);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(SESSION_ID);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toContain('no-store');
    for (const unknown of ['999999', '0x1', 'a', "1'", '99999999999999999999']) {
      expect((await eventFor(cookie, unknown)).status, unknown).toBe(404);
    }
    expect((await eventFor(cookie, position, '?pretty=1')).status).toBe(400);
  });
});

async function firstPosition(): Promise<string> {
  const { timeline } = await (await detail(SESSION_ID)).json();
  return timeline[0].position;
}

async function signIn(role: 'admin' | 'viewer'): Promise<string> {
  const account = { email: `${role}@example.com`, password: 'a long password' };
  await createUser({ ...account, name: role, role });
  const answer = await auth().api.signInEmail({ body: account, asResponse: true });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

function eventFor(cookie: string, position: string, query = ''): Promise<Response> {
  const path = `/api/sessions/${SESSION_ID}/events/${encodeURIComponent(position)}${query}`;
  return getEvent(new Request(`http://127.0.0.1:3000${path}`, { headers: { cookie } }), {
    params: Promise.resolve({ id: SESSION_ID, position }),
  });
}
