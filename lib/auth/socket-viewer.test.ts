import { afterAll, beforeAll, expect, it } from 'vitest';
import { POST as signIn } from '../../app/api/auth/sign-in/email/route.ts';
import type { TestDatabase } from '../../test/postgres.ts';
import { prisma } from '../db/connection/prisma.ts';
import { socketViewer } from './socket-viewer.ts';
import {
  API_TOKEN,
  ask,
  cookieOf,
  openPeople,
  PASSWORD,
  PUBLIC_URL,
  sent,
  VIEWER,
} from './testing/people.ts';

let database: TestDatabase;
let cookie: string;

beforeAll(async () => {
  database = await openPeople();
  const body = { email: VIEWER, password: PASSWORD };
  cookie = cookieOf(await ask(signIn, sent('/api/auth/sign-in/email', { method: 'POST', body })));
});
afterAll(() => database?.drop());

it('lets in who is signed in and comes from a page of ours', async () => {
  expect(await socketViewer({ cookie, origin: PUBLIC_URL })).toMatchObject({ kind: 'user', email: VIEWER });
});

it('does not look at the cookie without an Origin, or with that of another site', async () => {
  expect(await socketViewer({ cookie })).toBeNull();
  expect(await socketViewer({ cookie, origin: 'https://evil.example' })).toBeNull();
});

it('takes the bearer token from the header or the handshake, from anywhere', async () => {
  const viewer = { kind: 'token', role: 'viewer', channels: 'all', userId: null };
  expect(await socketViewer({ authorization: `Bearer ${API_TOKEN}` })).toMatchObject(viewer);
  expect(await socketViewer({ token: API_TOKEN })).toMatchObject(viewer);
});

it('does not forgive a wrong token for a good cookie', async () => {
  expect(await socketViewer({ token: 'wrong', cookie, origin: PUBLIC_URL })).toBeNull();
  expect(await socketViewer({ authorization: 'Bearer wrong', cookie, origin: PUBLIC_URL })).toBeNull();
  expect(await socketViewer({ token: '' })).toBeNull();
});

it('lets nobody in without anything', async () => {
  expect(await socketViewer({})).toBeNull();
  expect(await socketViewer({ origin: PUBLIC_URL })).toBeNull();
});

it('lets nobody in whose sign-in has ended', async () => {
  await prisma().login.deleteMany();
  expect(await socketViewer({ cookie, origin: PUBLIC_URL })).toBeNull();
});
