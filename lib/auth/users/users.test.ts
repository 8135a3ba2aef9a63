import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POST as signIn } from '../../../app/api/auth/sign-in/email/route.ts';
import type { TestDatabase } from '../../../test/postgres.ts';
import { prisma } from '../../db/connection/prisma.ts';
import { auth } from '../better-auth.ts';
import { ADMIN, ask, cookieOf, openPeople, PASSWORD, sent, VIEWER } from '../testing/people.ts';
import { viewerFrom } from '../viewer.ts';
import { createUser, listUsers, removeUser, resetPassword, setRole } from './users.ts';

const NEW_PASSWORD = 'staple battery horse';
let database: TestDatabase;

beforeAll(async () => {
  database = await openPeople();
});
afterAll(() => database?.drop());
beforeEach(async () => {
  await prisma().signInLimit.deleteMany();
});

async function signedIn(email: string, password: string): Promise<string> {
  const request = sent('/api/auth/sign-in/email', { method: 'POST', body: { email, password } });
  return cookieOf(await ask(signIn, request));
}

const viewerWith = (cookie: string) => viewerFrom(new Headers({ cookie }));
const person = (email: string) => ({ email, password: PASSWORD, name: 'Rui', role: 'viewer' }) as const;

describe('people', () => {
  it('are listed without anything secret', async () => {
    expect(await listUsers()).toEqual([
      { email: ADMIN, name: 'Ana', role: 'admin', createdAt: expect.any(Number) },
      { email: VIEWER, name: 'Vera', role: 'viewer', createdAt: expect.any(Number) },
    ]);
  });

  it('can sign in once they are added, and not any more once they are removed', async () => {
    await createUser(person('  Rui@Example.com '));
    const cookie = await signedIn('rui@example.com', PASSWORD);
    expect(await viewerWith(cookie)).toMatchObject({ name: 'Rui', role: 'viewer' });
    await removeUser('rui@example.com');
    expect(await viewerWith(cookie)).toBeNull();
    expect(await signedIn('rui@example.com', PASSWORD)).toBe('');
  });

  it('have addresses of their own and passwords that are long enough', async () => {
    await expect(createUser(person(VIEWER))).rejects.toMatchObject({ status: 409, code: 'taken' });
    await expect(createUser(person('nobody'))).rejects.toMatchObject({ status: 400, code: 'bad_email' });
    await expect(createUser({ ...person('x@example.com'), password: 'short' })).rejects.toMatchObject({
      status: 400,
      code: 'bad_password',
    });
    expect(await listUsers()).toHaveLength(2);
  });

  it('lose every sign-in with a reset of their password', async () => {
    const cookie = await signedIn(VIEWER, PASSWORD);
    await prisma().change.deleteMany();
    await resetPassword(VIEWER, NEW_PASSWORD);
    expect(await viewerWith(cookie)).toBeNull();
    expect(await prisma().change.findMany({ select: { kind: true } })).toEqual([{ kind: 'user' }]);
    expect(await signedIn(VIEWER, NEW_PASSWORD)).not.toBe('');
  });

  it('who are unknown cannot be changed', async () => {
    const unknown = { status: 404, code: 'not_found' };
    await expect(resetPassword('nobody@example.com', NEW_PASSWORD)).rejects.toMatchObject(unknown);
    await expect(setRole('nobody@example.com', 'admin')).rejects.toMatchObject(unknown);
    await expect(removeUser('nobody@example.com')).rejects.toMatchObject(unknown);
  });
});

describe('a stranger', () => {
  it('cannot sign up', async () => {
    const body = { email: 'stranger@example.com', password: PASSWORD, name: 'Stranger' };
    await expect(auth().api.signUpEmail({ body })).rejects.toMatchObject({ status: 'BAD_REQUEST' });
    const request = sent('/api/auth/sign-up/email', { method: 'POST', body });
    expect((await auth().handler(request)).status).toBe(400);
    expect(await signedIn('stranger@example.com', PASSWORD)).toBe('');
  });
});

describe('the last administrator', () => {
  it('stays one', async () => {
    await expect(removeUser(ADMIN)).rejects.toMatchObject({ status: 409, code: 'last_admin' });
    await expect(setRole(ADMIN, 'viewer')).rejects.toMatchObject({ status: 409, code: 'last_admin' });
  });

  it('stays one also when two remove each other at once', async () => {
    await setRole(VIEWER, 'admin');
    const outcomes = await Promise.allSettled([removeUser(ADMIN), removeUser(VIEWER)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await listUsers()).map(({ role }) => role)).toEqual(['admin']);
  });
});
