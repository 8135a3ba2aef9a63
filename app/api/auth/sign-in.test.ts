import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ADMIN, ask, cookieOf, openPeople, PASSWORD, sent } from '@/lib/auth/testing/people';
import { viewerFrom } from '@/lib/auth/viewer';
import { prisma } from '@/lib/db/connection/prisma';
import { log } from '@/lib/log';
import type { TestDatabase } from '@/test/postgres';
import { POST as signIn } from './sign-in/email/route';
import { POST as signOut } from './sign-out/route';

let database: TestDatabase;

beforeAll(async () => {
  database = await openPeople();
});
afterAll(() => database?.drop());
beforeEach(async () => {
  await prisma().signInLimit.deleteMany();
  await prisma().login.deleteMany();
});

type Try = { email?: string; password?: string; address?: string; origin?: string | null };

function attempt({ email = ADMIN, password = PASSWORD, ...from }: Try = {}): Promise<Response> {
  const request = sent('/api/auth/sign-in/email', { method: 'POST', body: { email, password }, ...from });
  return ask(signIn, request);
}

async function attempts(count: number, trying: (n: number) => Try): Promise<number[]> {
  const statuses: number[] = [];
  for (let n = 0; n < count; n += 1) statuses.push((await attempt(trying(n))).status);
  return statuses;
}

const viewerWith = (cookie: string) => viewerFrom(new Headers({ cookie }));

describe('signing in', () => {
  it('gives a cookie that speaks for the person, out of reach for scripts', async () => {
    const answer = await attempt();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(await viewerWith(cookieOf(answer))).toMatchObject({
      kind: 'user',
      email: ADMIN,
      role: 'admin',
      channels: 'all',
    });
  });

  it('tells the page who it is and never the token', async () => {
    const text = await (await attempt()).text();
    const { token } = await prisma().login.findFirstOrThrow();
    expect(text).toContain(ADMIN);
    expect(text).not.toContain(token);
  });

  it('takes an e-mail address in any case, with blanks around it', async () => {
    expect((await attempt({ email: ` ${ADMIN.toUpperCase()} ` })).status).toBe(200);
  });

  it('answers a wrong password, an unknown person and a malformed address alike', async () => {
    const answers = await Promise.all([
      attempt({ password: 'wrong horse battery' }),
      attempt({ email: 'nobody@example.com' }),
      attempt({ email: 'not an address' }),
    ]);
    const told = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(new Set(told).size).toBe(1);
    expect(answers.flatMap((answer) => answer.headers.getSetCookie())).toEqual([]);
  });

  it('is refused to the page of another site, and open to a script', async () => {
    expect((await attempt({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await attempt({ origin: 'null' })).status).toBe(403);
    expect((await attempt({ origin: null })).status).toBe(200);
  });

  it('works on every name of loopback with the same port', async () => {
    expect((await attempt({ origin: 'http://localhost:3000' })).status).toBe(200);
    expect((await attempt({ origin: 'http://[::1]:3000' })).status).toBe(200);
    expect((await attempt({ origin: 'http://localhost:3001' })).status).toBe(403);
  });

  it('wants both words, as JSON', async () => {
    const empty = sent('/api/auth/sign-in/email', { method: 'POST', body: { email: ADMIN } });
    expect((await ask(signIn, empty)).status).toBe(400);
    const operator = sent('/api/auth/sign-in/email', {
      method: 'POST',
      body: { email: { contains: '' }, password: PASSWORD },
    });
    expect((await ask(signIn, operator)).status).toBe(400);
    const text = new Request(operator.url, { method: 'POST', headers: operator.headers, body: 'x' });
    text.headers.set('content-type', 'text/plain');
    expect((await ask(signIn, text)).status).toBe(415);
  });
});

describe('signing in by a plain form', () => {
  function form(fields: Record<string, string>): Promise<Response> {
    const headers = { origin: 'http://127.0.0.1:3000', 'content-type': 'application/x-www-form-urlencoded' };
    const body = new URLSearchParams(fields).toString();
    return ask(
      signIn,
      new Request('http://127.0.0.1:3000/api/auth/sign-in/email', { method: 'POST', headers, body }),
    );
  }

  it('leads to the page that was asked for', async () => {
    const answer = await form({ email: ADMIN, password: PASSWORD, next: '/sessions?status=OPEN' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/sessions?status=OPEN');
    expect(await viewerWith(cookieOf(answer))).not.toBeNull();
  });

  it('never leads to another site', async () => {
    const answer = await form({ email: ADMIN, password: PASSWORD, next: '//evil.example' });
    expect(answer.headers.get('location')).toBe('/');
  });

  it('goes back to the form with what was wrong', async () => {
    const answer = await form({ email: ADMIN, password: 'wrong horse battery', next: '/feed' });
    expect(answer.headers.get('location')).toBe('/sign-in?next=%2Ffeed&problem=wrong');
  });
});

describe('too many wrong passwords', () => {
  it('close the account to that address for a while, even for the right one', async () => {
    const statuses = await attempts(11, () => ({ password: 'wrong horse battery' }));
    expect(statuses).toEqual([...Array(10).fill(401), 429]);
    const refused = await attempt();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
    expect((await attempt({ address: '198.51.100.4' })).status).toBe(200);
  });

  it('close an account that does not exist in the same way', async () => {
    const statuses = await attempts(11, () => ({ email: 'nobody@example.com' }));
    expect(statuses).toEqual([...Array(10).fill(401), 429]);
  });

  it('let no more through when they come all at once', async () => {
    const wrong = () => attempt({ password: 'wrong horse battery' });
    const answers = await Promise.all(Array.from({ length: 25 }, wrong));
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(10);
  });
});

describe('the log', () => {
  it('tells of sign-ins without saying whose', async () => {
    const lines: unknown[] = [];
    for (const level of ['info', 'warn', 'error'] as const) {
      vi.spyOn(log, level).mockImplementation((...line: unknown[]) => void lines.push(line));
    }
    const cookie = cookieOf(await attempt());
    const { token } = await prisma().login.findFirstOrThrow();
    await attempts(12, () => ({ password: 'wrong horse battery' }));
    await attempt({ email: 'nobody@example.com' });
    await attempt({ origin: 'https://evil.example' });
    await ask(signOut, sent('/api/auth/sign-out', { method: 'POST', cookie, body: {} }));
    vi.restoreAllMocks();
    const told = JSON.stringify(lines);
    expect(told).toContain('a sign-in failed');
    expect(told).toContain('too many attempts');
    for (const secret of [ADMIN, 'nobody@', 'horse', 'Ana', token]) expect(told).not.toContain(secret);
  });
});

describe('a sign-in', () => {
  it('ends when its row is deleted, at once', async () => {
    const cookie = cookieOf(await attempt());
    expect(await viewerWith(cookie)).not.toBeNull();
    await prisma().login.deleteMany();
    expect(await viewerWith(cookie)).toBeNull();
  });

  it('ends by signing out, which the feed tells to open sockets', async () => {
    const cookie = cookieOf(await attempt());
    const user = (await viewerWith(cookie))?.userId;
    await prisma().change.deleteMany();
    const answer = await ask(signOut, sent('/api/auth/sign-out', { method: 'POST', cookie, body: {} }));
    expect(answer.status).toBe(204);
    expect(await viewerWith(cookie)).toBeNull();
    expect(await prisma().change.findMany({ select: { kind: true, id: true } })).toEqual([
      { kind: 'user', id: user },
    ]);
  });

  it('cannot be ended by the page of another site', async () => {
    const cookie = cookieOf(await attempt());
    const foreign = sent('/api/auth/sign-out', { method: 'POST', cookie, origin: 'https://evil.example' });
    expect((await ask(signOut, foreign)).status).toBe(403);
    const unnamed = sent('/api/auth/sign-out', { method: 'POST', cookie, origin: null });
    await ask(signOut, unnamed);
    expect(await viewerWith(cookie)).not.toBeNull();
  });

  it('cannot be forged', async () => {
    const cookie = cookieOf(await attempt());
    const [name = '', value = ''] = cookie.split('=');
    const [token = ''] = decodeURIComponent(value).split('.');
    expect(await viewerWith(`${name}=${token}`)).toBeNull();
    expect(await viewerWith(`${name}=${encodeURIComponent(`${token}.AAAA`)}`)).toBeNull();
  });

  it('takes up the role of the person as it is now', async () => {
    const cookie = cookieOf(await attempt());
    await prisma().user.updateMany({ where: { email: ADMIN }, data: { role: 'viewer' } });
    expect((await viewerWith(cookie))?.role).toBe('viewer');
    await prisma().user.updateMany({ where: { email: ADMIN }, data: { role: 'admin' } });
  });
});
