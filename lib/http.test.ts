import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RequestError } from './errors.ts';
import { adminRoute, bodyOf, publicRoute, queryOf, route, userRoute } from './http.ts';

const TOKEN = 'a-token-for-scripts';
const URL_HERE = 'http://127.0.0.1:3000/api/anything';
const context = { params: Promise.resolve({}) };

beforeAll(() => {
  process.env.VIGIA_API_TOKEN = TOKEN;
  process.env.VIGIA_SECRET = 'a-secret-for-tests-only-0123456789';
  process.env.VIGIA_PUBLIC_URL = 'https://vigia.example.com';
  process.env.HOST = '0.0.0.0';
});

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

function get(headers: Record<string, string> = {}): Request {
  return new Request(URL_HERE, { headers });
}

async function told(answer: Response): Promise<[number, string]> {
  const { error } = (await answer.json()) as { error: { code: string } };
  return [answer.status, error.code];
}

describe('a route', () => {
  const hello = route(async (_request, _params, viewer) =>
    Response.json({ kind: viewer.kind, role: viewer.role }),
  );

  it('refuses whoever is nobody', async () => {
    expect(await told(await hello(get(), context))).toEqual([401, 'unauthenticated']);
    expect(await told(await hello(get(bearer('another')), context))).toEqual([401, 'unauthenticated']);
    expect(await told(await hello(get({ authorization: TOKEN }), context))).toEqual([401, 'unauthenticated']);
    expect(await told(await hello(get({ cookie: 'vigia.session_token=forged.AAAA' }), context))).toEqual([
      401,
      'unauthenticated',
    ]);
  });

  it('takes the bearer token for a viewer, and lets no cache keep the answer', async () => {
    const answer = await hello(get(bearer(TOKEN)), context);
    expect(await answer.json()).toEqual({ kind: 'token', role: 'viewer' });
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect((await hello(get({ authorization: `bearer ${TOKEN}` }), context)).status).toBe(200);
  });

  it('lets a bearer token read only', async () => {
    const request = new Request(URL_HERE, { method: 'POST', headers: bearer(TOKEN) });
    expect(await told(await hello(request, context))).toEqual([403, 'forbidden']);
  });

  it('of administrators or of people is closed to a bearer token', async () => {
    const answer = async () => new Response('secret');
    expect(await told(await adminRoute(answer)(get(bearer(TOKEN)), context))).toEqual([403, 'forbidden']);
    expect(await told(await userRoute(answer)(get(bearer(TOKEN)), context))).toEqual([403, 'forbidden']);
    expect(await told(await adminRoute(answer)(get(), context))).toEqual([401, 'unauthenticated']);
  });
});

describe('an error', () => {
  const failing = (error: unknown) =>
    publicRoute(async () => {
      throw error;
    })(get(), context);

  it('of the caller is told in its own words', async () => {
    const answer = await failing(new RequestError(409, 'taken', 'It is taken.'));
    expect(answer.status).toBe(409);
    expect(await answer.json()).toEqual({ error: { code: 'taken', message: 'It is taken.' } });
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
  });

  it('of our own is told without detail', async () => {
    const answer = await failing(new Error('relation "auth.user" has Ana in it'));
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toMatch(/relation|Ana/);
  });

  it('of a database that is away asks to come again', async () => {
    const answer = await failing(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }));
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('2');
  });
});

describe('a change', () => {
  const echo = publicRoute(async (request) => new Response(request.headers.get('cookie') ?? 'no cookie'));
  const post = (headers: Record<string, string>) =>
    echo(
      new Request(URL_HERE, { method: 'POST', headers: { cookie: 'a=1', ...headers }, body: '{}' }),
      context,
    );

  it('may come from our own pages', async () => {
    expect(await (await post({ origin: 'https://vigia.example.com' })).text()).toBe('a=1');
  });

  it('may not come from pages of others, whatever they look like', async () => {
    for (const origin of [
      'https://evil.example',
      'http://vigia.example.com',
      'https://vigia.example.com.evil.example',
      'https://vigia.example.com:8443',
      'http://localhost:3000',
      'null',
      '',
    ]) {
      expect((await post({ origin })).status, origin).toBe(403);
    }
  });

  it('without an Origin is no page of ours: its cookies do not count', async () => {
    expect(await (await post({})).text()).toBe('no cookie');
  });
});

describe('the query', () => {
  const Query = z.object({ status: z.string().optional(), limit: z.coerce.number().max(200).optional() });
  const read = publicRoute(async (request) => Response.json(queryOf(request, Query)));
  const asked = (query: string) => read(new Request(`${URL_HERE}${query}`), context);

  it('is read by its schema', async () => {
    expect(await (await asked('?status=OPEN&limit=20')).json()).toEqual({ status: 'OPEN', limit: 20 });
  });

  it('may hold nothing that the schema does not know', async () => {
    expect(await told(await asked('?stats=OPEN'))).toEqual([400, 'bad_parameter']);
    expect(await told(await asked('?limit=1000'))).toEqual([400, 'bad_parameter']);
    expect(await told(await asked('?status=OPEN&status=ENDED'))).toEqual([400, 'bad_parameter']);
  });
});

describe('the body', () => {
  const Body = z.object({ name: z.string() });
  const read = publicRoute(async (request) => Response.json(await bodyOf(request, Body)));
  const sent = (body: string, type = 'application/json') =>
    read(new Request(URL_HERE, { method: 'POST', headers: { 'content-type': type }, body }), context);

  it('is JSON by its schema and nothing more', async () => {
    expect(await (await sent('{"name":"Ana"}')).json()).toEqual({ name: 'Ana' });
    expect(await told(await sent('{"name":"Ana","role":"admin"}'))).toEqual([400, 'bad_body']);
    expect(await told(await sent('{"name":{"not":""}}'))).toEqual([400, 'bad_body']);
    expect(await told(await sent('{"name"'))).toEqual([400, 'bad_body']);
    expect(await told(await sent('{"name":"Ana"}', 'text/plain'))).toEqual([415, 'not_json']);
  });

  it('has an end', async () => {
    expect(await told(await sent(`{"name":"${'a'.repeat(70_000)}"}`))).toEqual([413, 'too_large']);
  });
});
