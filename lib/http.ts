// What every route handler has in common: who asks, from where, and how an error is told.
import { z } from 'zod';
import { isAllowedOrigin } from './auth/origin.ts';
import { canManage, type Viewer, viewerFrom } from './auth/viewer.ts';
import { isDatabaseAway } from './db/connection/prisma-failure.ts';
import { isRequestError, RequestError } from './errors.ts';
import { log } from './log.ts';

type Params = Record<string, string>;
type Context<P> = { params: Promise<P> };
type NextHandler<P> = (request: Request, context: Context<P>) => Promise<Response>;
type ViewerHandler<P> = (request: Request, params: P, viewer: Viewer) => Promise<Response>;
type UserHandler<P> = (request: Request, params: P, viewer: Viewer & { userId: string }) => Promise<Response>;
type PublicHandler<P> = (request: Request, params: P) => Promise<Response>;

/** For whoever may look: 401 without a sign-in or a bearer token. Changing anything takes a sign-in. */
export function route<P extends Params = Params>(handler: ViewerHandler<P>): NextHandler<P> {
  return publicRoute<P>(async (request, params) => handler(request, params, await viewerOf(request)));
}

/** For administrators: 403 for everybody else who is signed in. */
export function adminRoute<P extends Params = Params>(handler: ViewerHandler<P>): NextHandler<P> {
  return route<P>(async (request, params, viewer) => {
    if (canManage(viewer)) return handler(request, params, viewer);
    throw new RequestError(403, 'forbidden', 'Only administrators may do this.');
  });
}

/** For people, of whatever role: a bearer token has no password and no language. */
export function userRoute<P extends Params = Params>(handler: UserHandler<P>): NextHandler<P> {
  return route<P>(async (request, params, viewer) => {
    const { userId } = viewer;
    if (userId !== null) return handler(request, params, { ...viewer, userId });
    throw new RequestError(403, 'forbidden', 'This takes a person who is signed in.');
  });
}

/** For everybody, signed in or not. */
export function publicRoute<P extends Params = Params>(handler: PublicHandler<P>): NextHandler<P> {
  return async (request, context) => {
    try {
      return uncached(await handler(fromOurPages(request), await context.params));
    } catch (error) {
      return errorAnswer(error, request);
    }
  };
}

/** The query by `schema`: a value is a text, or a list where the parameter is repeated. */
export function queryOf<T extends z.ZodRawShape>(
  request: Request,
  schema: z.ZodObject<T>,
): z.infer<z.ZodObject<T>> {
  const { searchParams } = new URL(request.url);
  const given = [...new Set(searchParams.keys())].map((name) => {
    const values = searchParams.getAll(name);
    return [name, values.length === 1 ? values[0] : values];
  });
  return parsed(schema.strict(), Object.fromEntries(given), 'bad_parameter');
}

/** For an address that takes no parameter: 400 where one is given. */
export function expectNoQuery(request: Request): void {
  queryOf(request, z.object({}));
}

const MOST_BODY_BYTES = 64 * 1024;

/** The JSON body by `schema`; refuses other content types and what the schema does not name. */
export async function bodyOf<T extends z.ZodRawShape>(
  request: Request,
  schema: z.ZodObject<T>,
): Promise<z.infer<z.ZodObject<T>>> {
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    throw new RequestError(415, 'not_json', 'Send the body as application/json.');
  }
  return parsed(schema.strict(), jsonFrom(await textOf(request)), 'bad_body');
}

/** The body as text, at most 64 KiB of it. */
export async function textOf(request: Request): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of request.body ?? []) {
    bytes += part.byteLength;
    if (bytes > MOST_BODY_BYTES) throw new RequestError(413, 'too_large', 'The body is too large.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

type Method = 'DELETE' | 'GET' | 'OPTIONS' | 'PATCH' | 'POST' | 'PUT';

/** What a route does not do, to be exported beside the one thing that it does: Next's own 405 says nothing. */
export function refuseAllBut(allowed: Method): Record<Method, NextHandler<Params>> {
  const refuse = async () => {
    const answer = errorResponse(405, 'method_not_allowed', `Use ${allowed}.`);
    answer.headers.set('allow', allowed);
    return answer;
  };
  return { DELETE: refuse, GET: refuse, OPTIONS: refuse, PATCH: refuse, POST: refuse, PUT: refuse };
}

/** `{"error":{"code","message"}}`, never cached. */
export function errorResponse(status: number, code: string, message: string): Response {
  return uncached(Response.json({ error: { code, message } }, { status }));
}

/** There is nothing to say but that it worked. */
export function done(): Response {
  return new Response(null, { status: 204 });
}

/** The same answer, with these Set-Cookie lines. */
export function withCookies(answer: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) answer.headers.append('set-cookie', cookie);
  return answer;
}

async function viewerOf(request: Request): Promise<Viewer> {
  const viewer = await viewerFrom(request.headers);
  if (viewer === null)
    throw new RequestError(401, 'unauthenticated', 'Sign in first, or send a bearer token.');
  if (isMutation(request) && viewer.kind === 'token') {
    throw new RequestError(403, 'forbidden', 'A bearer token may only read.');
  }
  return viewer;
}

/** Another site's page may change nothing; without an Origin it is no page of ours, and its cookies do not count. */
function fromOurPages(request: Request): Request {
  if (!isMutation(request)) return request;
  const origin = request.headers.get('origin');
  if (origin !== null) {
    if (isAllowedOrigin(origin)) return request;
    throw new RequestError(
      403,
      'foreign_origin',
      'This address is not the one Vigia was set up for. Open it at VIGIA_PUBLIC_URL.',
    );
  }
  const headers = new Headers(request.headers);
  headers.delete('cookie');
  const { url, method, body, signal } = request;
  const same: RequestInit & { duplex: 'half' } = { method, headers, body, signal, duplex: 'half' };
  return new Request(url, same);
}

function isMutation({ method }: Request): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

function jsonFrom(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestError(400, 'bad_body', 'The body is not JSON.');
  }
}

function parsed<S extends z.ZodType>(schema: S, given: unknown, code: string): z.infer<S> {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = issue?.path.join('.');
  throw new RequestError(400, code, [place, issue?.message].filter(Boolean).join(': '));
}

function errorAnswer(error: unknown, request: Request): Response {
  if (isRequestError(error)) return errorResponse(error.status, error.code, error.message);
  const about = { error, method: request.method, path: new URL(request.url).pathname };
  if (isDatabaseAway(error)) {
    log.warn(about, 'a request found no database');
    const answer = errorResponse(
      503,
      'unavailable',
      'The database cannot be reached. Try again in a moment.',
    );
    answer.headers.set('retry-after', '2');
    return answer;
  }
  log.error(about, 'a request failed');
  return errorResponse(500, 'internal', 'Something went wrong on our side. It has been written to the log.');
}

function uncached(answer: Response): Response {
  if (!answer.headers.has('cache-control')) answer.headers.set('cache-control', 'private, no-store');
  return answer;
}
