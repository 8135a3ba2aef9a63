// A database of its own with an administrator and a viewer, and requests as their browsers send them.

import { type TestDatabase, testDatabase } from '../../../test/postgres.ts';
import { prisma } from '../../db/connection/prisma.ts';
import { ensureSource } from '../../db/installation/sources.ts';
import { createUser } from '../users/users.ts';

export const PUBLIC_URL = 'http://127.0.0.1:3000';
export const API_TOKEN = 'a-token-for-scripts';
export const WEBHOOK_TOKEN = 'the-first-webhook-token';
export const PASSWORD = 'correct horse battery';
export const ADMIN = 'ana@example.com';
export const VIEWER = 'vera@example.com';

export async function openPeople(): Promise<TestDatabase> {
  const database = await testDatabase();
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    VIGIA_SECRET: 'a-secret-for-tests-only-0123456789',
    VIGIA_PUBLIC_URL: PUBLIC_URL,
    VIGIA_API_TOKEN: API_TOKEN,
  });
  await ensureSource({ orgId: null, token: WEBHOOK_TOKEN });
  await createUser({ email: ADMIN, password: PASSWORD, name: 'Ana', role: 'admin' });
  await createUser({ email: VIEWER, password: PASSWORD, name: 'Vera', role: 'viewer' });
  return {
    url: database.url,
    async drop() {
      await prisma().$disconnect();
      await database.drop();
    },
  };
}

type Sent = {
  method?: string;
  cookie?: string;
  token?: string;
  /** Null: none, as scripts send. */
  origin?: string | null;
  address?: string;
  body?: unknown;
};

/** A request as a browser on one of our own pages sends it, unless told otherwise. */
export function sent(path: string, { method = 'GET', ...given }: Sent = {}): Request {
  const headers = new Headers({ 'x-forwarded-for': given.address ?? '203.0.113.7' });
  const origin = given.origin === undefined ? PUBLIC_URL : given.origin;
  if (method !== 'GET' && origin !== null) headers.set('origin', origin);
  if (given.cookie !== undefined) headers.set('cookie', given.cookie);
  if (given.token !== undefined) headers.set('authorization', `Bearer ${given.token}`);
  if (given.body === undefined) return new Request(`${PUBLIC_URL}${path}`, { method, headers });
  headers.set('content-type', 'application/json');
  return new Request(`${PUBLIC_URL}${path}`, { method, headers, body: JSON.stringify(given.body) });
}

/** What a browser sends back of what it was given. */
export function cookieOf(answer: Response): string {
  const set = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  return set.filter((pair) => !pair.endsWith('=')).join('; ');
}

/** Whatever parameters a route has: a test gives it the ones that it names. */
type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;

export function ask(
  handler: Handler,
  request: Request,
  params: Record<string, string> = {},
): Promise<Response> {
  return handler(request, { params: Promise.resolve(params) as Promise<never> });
}
