import { beforeAll, describe, expect, it, vi } from 'vitest';
import { POST as signIn } from '../../app/api/auth/sign-in/email/route.ts';
import { GET as getSettings } from '../../app/api/settings/route.ts';
import { log } from '../log.ts';
import { auth } from './better-auth.ts';
import { ADMIN, ask, PASSWORD, PUBLIC_URL, sent } from './testing/people.ts';

beforeAll(() => {
  Object.assign(process.env, {
    // Nothing listens there.
    DATABASE_URL: 'postgresql://vigia:vigia@127.0.0.1:1/vigia',
    VIGIA_SECRET: 'a-secret-for-tests-only-0123456789',
    VIGIA_PUBLIC_URL: PUBLIC_URL,
  });
});

/** A cookie that was signed by us, so that only the database can tell whether it still counts. */
async function signedCookie(): Promise<string> {
  const { authCookies, secret } = await auth().$context;
  const token = 'x'.repeat(32);
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(token));
  const value = `${token}.${Buffer.from(signature).toString('base64')}`;
  return `${authCookies.sessionToken.name}=${encodeURIComponent(value)}`;
}

describe('while the database is away', () => {
  it('nobody is taken for signed out: the answer is to come again', async () => {
    const answer = await ask(getSettings, sent('/api/settings', { cookie: await signedCookie() }));
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('2');
  });

  it('signing in says so, and the log holds neither address nor password', async () => {
    const lines: unknown[] = [];
    for (const level of ['info', 'warn', 'error'] as const) {
      vi.spyOn(log, level).mockImplementation((...line: unknown[]) => void lines.push(line));
    }
    const body = { email: ADMIN, password: PASSWORD };
    const answer = await ask(signIn, sent('/api/auth/sign-in/email', { method: 'POST', body }));
    expect(answer.status).toBe(503);
    expect(lines).not.toEqual([]);
    expect(JSON.stringify(lines)).not.toMatch(/ana@|horse|vigia:vigia/);
  });
});
