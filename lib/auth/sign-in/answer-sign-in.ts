// Signing in, told two ways: JSON for the page's script, redirects for a plain form where no script has run yet.
import { isRequestError } from '../../errors.ts';
import { bodyOf, errorResponse, textOf, withCookies } from '../../http.ts';
import { localeCookies } from '../settings/locale-cookie.ts';
import { safeReturnPath, signInPath } from './return-path.ts';
import { Credentials, type SignIn, signIn } from './sign-in.ts';

export async function answerSignIn(request: Request, now: number): Promise<Response> {
  const type = request.headers.get('content-type') ?? '';
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return answerForm(request, now);
  const result = await signIn(await bodyOf(request, Credentials), request, now);
  switch (result.kind) {
    case 'signed_in':
      return withCookies(Response.json({ user: result.user }), await cookiesOf(result, request));
    case 'wrong':
      return errorResponse(401, 'wrong_credentials', 'E-mail address or password is wrong.');
    case 'too_many':
      return tooManyAttempts(result.waitMs);
  }
}

export function tooManyAttempts(waitMs: number): Response {
  const minutes = Math.ceil(waitMs / 60_000);
  const answer = errorResponse(
    429,
    'too_many_attempts',
    `Too many failed attempts. Try again in ${minutes} min.`,
  );
  answer.headers.set('retry-after', String(Math.ceil(waitMs / 1000)));
  return answer;
}

async function answerForm(request: Request, now: number): Promise<Response> {
  const form = new URLSearchParams(await textOf(request));
  const next = safeReturnPath(form.get('next'));
  const given = Credentials.safeParse({ email: form.get('email'), password: form.get('password') });
  if (!given.success) return seeOther(signInPath(next, 'wrong'));
  try {
    const result = await signIn(given.data, request, now);
    if (result.kind !== 'signed_in') return seeOther(signInPath(next, result.kind));
    return withCookies(seeOther(next), await cookiesOf(result, request));
  } catch (error) {
    if (isRequestError(error)) return seeOther(signInPath(next, 'unavailable'));
    throw error;
  }
}

type SignedIn = Extract<SignIn, { kind: 'signed_in' }>;

async function cookiesOf({ cookies, user }: SignedIn, request: Request): Promise<string[]> {
  return [...cookies, ...(await localeCookies(user.locale, request.headers.get('cookie')))];
}

function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path } });
}
