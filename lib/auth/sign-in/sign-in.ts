import { z } from 'zod';
import { noteUserChanged } from '../../db/installation/users.ts';
import { RequestError } from '../../errors.ts';
import { log } from '../../log.ts';
import { auth } from '../better-auth.ts';
import { LONGEST_PASSWORD } from '../users/password.ts';
import { cookieViewer } from '../viewer.ts';
import { beginAttempt, forgiveAttempt, voidAttempt } from './sign-in-limit.ts';

export const Credentials = z.object({
  email: z.string().trim().min(1).max(320),
  password: z.string().min(1).max(LONGEST_PASSWORD),
});
export type Credentials = z.infer<typeof Credentials>;

/** What of the library's answer is passed on: the token stays in its cookie. */
const SignedInUser = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.string(),
  locale: z
    .string()
    .nullish()
    .transform((locale) => locale ?? null),
});

export type SignedInUser = z.infer<typeof SignedInUser>;

export type SignIn =
  | { kind: 'signed_in'; cookies: string[]; user: SignedInUser }
  | { kind: 'wrong' }
  | { kind: 'too_many'; waitMs: number };

/** The same answer, after the same work, whether the account exists or not. */
export async function signIn(
  { email, password }: Credentials,
  request: Request,
  now: number,
): Promise<SignIn> {
  const attempt = { account: email, address: addressOf(request) };
  const waitMs = await beginAttempt(attempt, now);
  if (waitMs !== null) {
    log.warn({ waitMs }, 'a sign-in was refused after too many attempts');
    return { kind: 'too_many', waitMs };
  }
  const answer = await askLibrary('/sign-in/email', request, { email: email.toLowerCase(), password });
  if (answer.status >= 500) {
    await voidAttempt(attempt);
    throw new RequestError(503, 'unavailable', 'Signing in does not work right now. Try again in a moment.');
  }
  if (!answer.ok) {
    log.info('a sign-in failed');
    return { kind: 'wrong' };
  }
  await forgiveAttempt(attempt, now);
  const { user } = z.object({ user: SignedInUser }).parse(await answer.json());
  return { kind: 'signed_in', cookies: answer.headers.getSetCookie(), user };
}

/** Ends this sign-in and its open sockets. Returns the cookies that make the browser forget it. */
export async function signOut(request: Request): Promise<string[]> {
  const viewer = await cookieViewer(request.headers.get('cookie') ?? '');
  const answer = await askLibrary('/sign-out', request, {});
  if (!answer.ok) throw new Error(`the sign-in library answered ${answer.status} to a sign-out`);
  if (viewer?.userId) await noteUserChanged(viewer.userId);
  return answer.headers.getSetCookie();
}

/** The address that the server has put in place of whatever the caller claimed. */
export function addressOf(request: Request): string {
  return request.headers.get('x-forwarded-for') ?? 'unknown';
}

const PASSED_ON = ['cookie', 'origin', 'user-agent', 'x-forwarded-for'];

function askLibrary(path: string, request: Request, body: object): Promise<Response> {
  const headers = new Headers({ 'content-type': 'application/json' });
  for (const name of PASSED_ON) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const url = new URL(`/api/auth${path}`, request.url);
  return auth().handler(new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }));
}
