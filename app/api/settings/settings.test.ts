import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  ADMIN,
  API_TOKEN,
  ask,
  cookieOf,
  openPeople,
  PASSWORD,
  sent,
  VIEWER,
  WEBHOOK_TOKEN,
} from '@/lib/auth/testing/people';
import { resetPassword } from '@/lib/auth/users/users';
import { viewerFrom } from '@/lib/auth/viewer';
import { prisma } from '@/lib/db/connection/prisma';
import { findSourceByToken } from '@/lib/ingest/receive/known-sources';
import type { TestDatabase } from '@/test/postgres';
import { POST as signIn } from '../auth/sign-in/email/route';
import { PATCH as patchAssignee } from './assignees/[id]/route';
import { PATCH as patchChannel } from './channels/[id]/route';
import { PATCH as patchMe } from './me/route';
import { PATCH as patchOrg } from './org/route';
import { POST as postPassword } from './password/route';
import { GET as getSettings } from './route';
import { PATCH as patchSource } from './source/route';
import { POST as postWebhook } from './webhook/route';

const ORG = '648310001';
const NEW_PASSWORD = 'staple battery horse';
let database: TestDatabase;
let admin: string;
let viewer: string;

beforeAll(async () => {
  database = await openPeople();
});
afterAll(() => database?.drop());
beforeEach(async () => {
  await prisma().signInLimit.deleteMany();
  await prisma().source.updateMany({ data: { orgId: ORG } });
  await prisma().org.deleteMany();
  await prisma().org.create({ data: { id: ORG, name: 'Casa' } });
  admin = await signedIn(ADMIN);
  viewer = await signedIn(VIEWER);
  await prisma().change.deleteMany();
});

async function signedIn(email: string, password = PASSWORD): Promise<string> {
  const body = { email, password };
  return cookieOf(await ask(signIn, sent('/api/auth/sign-in/email', { method: 'POST', body })));
}

type Handler = Parameters<typeof ask>[0];
type Call = {
  handler: Handler;
  method: 'GET' | 'POST' | 'PATCH';
  body?: object;
  params?: Record<string, string>;
};

const calls: Record<string, Call> = {
  'read settings': { handler: getSettings, method: 'GET' },
  'change the organisation': { handler: patchOrg, method: 'PATCH', body: { name: 'Casa Jatobá' } },
  'name a channel': {
    handler: patchChannel,
    method: 'PATCH',
    body: { name: 'Vendas' },
    params: { id: 'c1' },
  },
  'name an assignee': {
    handler: patchAssignee,
    method: 'PATCH',
    body: { name: 'Ana' },
    params: { id: 'a1' },
  },
  'pin an organisation': { handler: patchSource, method: 'PATCH', body: { orgId: ORG } },
  'make a webhook address': { handler: postWebhook, method: 'POST', body: {} },
};

type Who = { cookie?: string; token?: string; origin?: string | null };

function call({ handler, method, body, params }: Call, who: Who): Promise<Response> {
  return ask(handler, sent('/api/settings', { method, ...(body && { body }), ...who }), params);
}

const patch = (handler: Handler, body: object, params = {}) =>
  call({ handler, method: 'PATCH', body, params }, { cookie: admin });

const feed = () =>
  prisma().change.findMany({ select: { orgId: true, kind: true, id: true }, orderBy: { position: 'asc' } });

describe.each(Object.entries(calls))('to %s', (_name, what) => {
  it('takes an administrator', async () => {
    expect((await call(what, {})).status).toBe(401);
    expect((await call(what, { cookie: viewer })).status).toBe(403);
    expect((await call(what, { token: API_TOKEN })).status).toBe(403);
    expect(await feed()).toEqual([]);
    expect([200, 204, 404]).toContain((await call(what, { cookie: admin })).status);
  });

  it.runIf(what.method !== 'GET')('takes a page of ours', async () => {
    expect((await call(what, { cookie: admin, origin: 'https://evil.example' })).status).toBe(403);
    expect((await call(what, { cookie: admin, origin: null })).status).toBe(401);
    expect(await feed()).toEqual([]);
  });
});

describe('the organisation', () => {
  it('takes name, time zone, language and target, and tells the feed', async () => {
    const choices = {
      name: 'Casa Jatobá',
      timeZone: 'America/Sao_Paulo',
      locale: 'pt-BR',
      queueTargetMs: 240_000,
    };
    expect((await patch(patchOrg, choices)).status).toBe(204);
    expect(await prisma().org.findFirst()).toEqual({ id: ORG, ...choices });
    expect(await feed()).toEqual([{ orgId: ORG, kind: 'org', id: ORG }]);
  });

  it('keeps what is not named, and gives the time zone back', async () => {
    await patch(patchOrg, { timeZone: 'Asia/Kathmandu' });
    await patch(patchOrg, { queueTargetMs: 60_000 });
    expect(await prisma().org.findFirst()).toMatchObject({ name: 'Casa', timeZone: 'Asia/Kathmandu' });
    await patch(patchOrg, { timeZone: null });
    expect(await prisma().org.findFirst()).toMatchObject({ timeZone: null, queueTargetMs: 60_000 });
  });

  it('refuses what makes no sense, and what it does not know', async () => {
    for (const choices of [
      { timeZone: 'Mars/Olympus' },
      { locale: 'tlh' },
      { queueTargetMs: 0 },
      { queueTargetMs: 1e12 },
      { queueTargetMs: '300000' },
      { name: 'a'.repeat(81) },
      { id: 'another' },
    ]) {
      expect((await patch(patchOrg, choices)).status, JSON.stringify(choices)).toBe(400);
    }
    expect(await feed()).toEqual([]);
  });

  it('cannot be set before it is known', async () => {
    await prisma().source.updateMany({ data: { orgId: null } });
    expect((await patch(patchOrg, { name: 'Casa' })).status).toBe(409);
  });

  it('can be pinned anew, which the feed tells', async () => {
    expect((await patch(patchSource, { orgId: '777' })).status).toBe(204);
    expect((await prisma().source.findFirst())?.orgId).toBe('777');
    expect(await feed()).toEqual([{ orgId: '777', kind: 'org', id: '777' }]);
    expect((await patch(patchSource, { orgId: "7' OR 1=1" })).status).toBe(400);
  });
});

describe('a name', () => {
  beforeEach(async () => {
    await prisma().channel.deleteMany();
    await prisma().assignee.deleteMany();
    await prisma().channel.create({ data: { orgId: ORG, id: 'c1', integration: 'WHATSAPP' } });
    await prisma().assignee.create({
      data: { orgId: ORG, id: 'a1', learnedName: 'Ana Souza', type: 'AGENT' },
    });
  });

  it('of a channel or an assignee is a choice that the feed tells', async () => {
    expect((await patch(patchChannel, { name: '  Vendas ' }, { id: 'c1' })).status).toBe(204);
    expect((await patch(patchAssignee, { name: 'Ana' }, { id: 'a1' })).status).toBe(204);
    const answer = await call({ handler: getSettings, method: 'GET' }, { cookie: admin });
    expect(await answer.json()).toMatchObject({
      org: { id: ORG },
      channels: [{ id: 'c1', name: 'Vendas', integration: 'WHATSAPP' }],
      assignees: [{ id: 'a1', name: 'Ana', learnedName: 'Ana Souza', type: 'AGENT' }],
    });
    expect(await feed()).toEqual([
      { orgId: ORG, kind: 'channel', id: 'c1' },
      { orgId: ORG, kind: 'assignee', id: 'a1' },
    ]);
  });

  it('that is left blank gives way to what Zoho tells', async () => {
    await patch(patchAssignee, { name: 'Ana' }, { id: 'a1' });
    await patch(patchAssignee, { name: ' ' }, { id: 'a1' });
    expect((await prisma().assignee.findFirst())?.name).toBeNull();
  });

  it('needs something to name', async () => {
    expect((await patch(patchChannel, { name: 'x' }, { id: 'nowhere' })).status).toBe(404);
  });
});

describe('a new webhook address', () => {
  it('is told once; the old one goes on for 24 hours and then ends', async () => {
    const answer = await call({ handler: postWebhook, method: 'POST', body: {} }, { cookie: admin });
    const { url } = (await answer.json()) as { url: string };
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:3000\/api\/webhooks\/zoho-desk\/[\w-]{32}$/);
    const token = url.split('/').at(-1) ?? '';
    const later = (hours: number) => Date.now() + hours * 3_600_000;
    const kindAt = async (address: string, hours: number) =>
      (await findSourceByToken(address, later(hours))).kind;
    expect(await kindAt(WEBHOOK_TOKEN, 23.9)).toBe('known');
    expect(await kindAt(token, 23.9)).toBe('known');
    expect(await kindAt(WEBHOOK_TOKEN, 24.1)).toBe('nobody');
    expect(await kindAt(token, 24.1)).toBe('known');
    const stored = JSON.stringify(await prisma().sourceToken.findMany());
    expect(stored).not.toContain(token);
    const settings = await call({ handler: getSettings, method: 'GET' }, { cookie: admin });
    expect(await settings.text()).not.toContain(token);
  });
});

describe('the own language', () => {
  it('is a choice of anybody who is signed in, for this browser at once', async () => {
    const what: Call = { handler: patchMe, method: 'PATCH', body: { locale: 'pt-BR' } };
    const answer = await call(what, { cookie: viewer });
    expect(answer.status).toBe(204);
    expect(cookieOf(answer)).toBe('vigia-locale=pt-BR');
    expect((await viewerFrom(new Headers({ cookie: viewer })))?.locale).toBe('pt-BR');
    expect((await call(what, { token: API_TOKEN })).status).toBe(403);
    expect((await call(what, {})).status).toBe(401);
    expect(
      (await call({ ...what, body: { locale: 'pt-BR', role: 'admin' } }, { cookie: viewer })).status,
    ).toBe(400);
  });

  it('comes along with the next sign-in, else that of the organisation where the browser has none', async () => {
    expect(await signedIn(VIEWER)).toContain('vigia-locale=pt-BR');
    await call({ handler: patchMe, method: 'PATCH', body: { locale: null } }, { cookie: viewer });
    expect(await signedIn(VIEWER)).not.toContain('vigia-locale');
    await patch(patchOrg, { locale: 'pt-BR' });
    expect(await signedIn(VIEWER)).toContain('vigia-locale=pt-BR');
  });
});

describe('the own password', () => {
  const change = (body: object, who: Who) => call({ handler: postPassword, method: 'POST', body }, who);
  const words = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };

  beforeEach(() => resetPassword(VIEWER, PASSWORD));

  it('ends every other sign-in and tells open sockets, but not this browser', async () => {
    const [here, there] = [await signedIn(VIEWER), await signedIn(VIEWER)];
    const userId = (await viewerFrom(new Headers({ cookie: here })))?.userId;
    await prisma().change.deleteMany();
    const answer = await change(words, { cookie: here });
    expect(answer.status).toBe(204);
    expect(await viewerFrom(new Headers({ cookie: cookieOf(answer) }))).not.toBeNull();
    expect(await viewerFrom(new Headers({ cookie: there }))).toBeNull();
    expect(await viewerFrom(new Headers({ cookie: here }))).toBeNull();
    expect(await feed()).toEqual([{ orgId: null, kind: 'user', id: userId }]);
    expect(await signedIn(VIEWER)).toBe('');
    expect(await signedIn(VIEWER, NEW_PASSWORD)).not.toBe('');
  });

  it('is not changed without the present one, nor to a short one', async () => {
    const cookie = await signedIn(VIEWER);
    const wrong = await change({ ...words, currentPassword: 'wrong horse battery' }, { cookie });
    expect([wrong.status, await wrong.json()]).toMatchObject([400, { error: { code: 'wrong_password' } }]);
    expect((await change({ ...words, newPassword: 'short' }, { cookie })).status).toBe(400);
    expect((await change(words, {})).status).toBe(401);
    expect((await change(words, { cookie, origin: 'https://evil.example' })).status).toBe(403);
    expect(await viewerFrom(new Headers({ cookie }))).not.toBeNull();
  });

  it('cannot be guessed from a browser left open', async () => {
    const cookie = await signedIn(VIEWER);
    const statuses: number[] = [];
    for (let n = 0; n < 11; n += 1) {
      statuses.push((await change({ ...words, currentPassword: `guess number ${n}` }, { cookie })).status);
    }
    expect(statuses).toEqual([...Array(10).fill(400), 429]);
  });
});
