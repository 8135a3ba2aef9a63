// Who looks. Every page, route handler and socket asks here, and nowhere else.
import { createHash, timingSafeEqual } from 'node:crypto';
import { cache } from 'react';
import { env } from '../env.ts';
import { auth } from './better-auth.ts';
import { signInPath } from './sign-in/return-path.ts';

export type Viewer = {
  /** token: a script or wallboard that knows VIGIA_API_TOKEN. */
  kind: 'user' | 'token';
  userId: string | null;
  name: string;
  email: string | null;
  role: 'admin' | 'viewer';
  /** Null: the org of the installation. */
  orgId: string | null;
  channels: 'all' | readonly string[];
  locale: string | null;
};

/** Who the request's bearer token or sign-in cookie speaks for. A false token is not forgiven for a good cookie. */
export async function viewerFrom(headers: Headers): Promise<Viewer | null> {
  const token = bearerTokenOf(headers.get('authorization'));
  if (token !== null) return tokenViewer(token);
  const cookie = headers.get('cookie');
  return cookie === null ? null : cookieViewer(cookie);
}

/** For pages: sends whoever is not signed in to the sign-in page, and back here afterwards. */
export const requireViewer = cache(async (): Promise<Viewer> => {
  // Loaded here, since this file also runs outside Next, where nobody calls this.
  const [{ headers }, { redirect }] = await Promise.all([import('next/headers'), import('next/navigation')]);
  const sent = await headers();
  const viewer = await viewerFrom(sent);
  return viewer ?? redirect(signInPath(sent.get(REQUESTED_PATH)));
});

/** Set by the server on every request for a page; a layout cannot ask Next for it. */
const REQUESTED_PATH = 'x-vigia-path';

/** May change settings, read raw bodies and the quarantine. */
export function canManage(viewer: Viewer): boolean {
  return viewer.kind === 'user' && viewer.role === 'admin';
}

export function bearerTokenOf(authorization: string | null | undefined): string | null {
  return /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1] ?? null;
}

export function tokenViewer(token: string): Viewer | null {
  const { apiToken } = env();
  if (apiToken === undefined || !isSameText(token, apiToken)) return null;
  return {
    kind: 'token',
    userId: null,
    name: '',
    email: null,
    role: 'viewer',
    orgId: null,
    channels: 'all',
    locale: null,
  };
}

/** The person behind a Cookie header. Throws where the database cannot be asked. */
export async function cookieViewer(cookie: string): Promise<Viewer | null> {
  const found = await auth()
    .api.getSession({ headers: new Headers({ cookie }) })
    .catch(throwCause);
  if (!found) return null;
  const { id, name, email, role, locale } = found.user;
  return {
    kind: 'user',
    userId: id,
    name,
    email,
    role: role === 'admin' ? 'admin' : 'viewer',
    orgId: null,
    channels: 'all',
    locale: locale ?? null,
  };
}

/** The library wraps what the database said into an error of its own. */
function throwCause(error: unknown): never {
  throw error instanceof Error && error.cause instanceof Error ? error.cause : error;
}

/** In a time that tells nothing about where the texts differ, nor about their lengths. */
function isSameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
