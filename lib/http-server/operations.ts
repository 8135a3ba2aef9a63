import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AggregatorRegistry } from 'prom-client';
import { log } from '../log.ts';
import type { MetricsReport } from '../supervisor/messages.ts';
import { isDirectLoopback } from './client-address.ts';
import { isReady } from './readiness.ts';
import { refuse } from './refuse.ts';

type Asked = { request: IncomingMessage; response: ServerResponse };
export type Operations = { apiToken?: string; allMetrics(): Promise<MetricsReport[]> };

const METHOD_NOT_ALLOWED = { status: 405, code: 'method_not_allowed', message: 'Use GET.' };
const UNAUTHENTICATED = { status: 401, code: 'unauthenticated', message: 'Send the bearer token.' };
const FAILED = { status: 500, code: 'internal', message: 'Something went wrong on our side.' };

/** Answers `/healthz`, `/readyz` and `/metrics`; false for any other path. Works before anything else is loaded. */
export function answerOperations(asked: Asked, path: string, operations: Operations): boolean {
  if (path !== '/healthz' && path !== '/readyz' && path !== '/metrics') return false;
  const { request, response } = asked;
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    refuse(response, { ...METHOD_NOT_ALLOWED, headers: { allow: 'GET, HEAD' } });
    return true;
  }
  answer(path, asked, operations).catch((error: unknown) => {
    log.error({ err: error }, `${path} failed`);
    if (!response.headersSent) refuse(response, FAILED);
  });
  return true;
}

async function answer(path: string, { request, response }: Asked, operations: Operations): Promise<void> {
  response.setHeader('cache-control', 'no-store');
  if (path === '/healthz') return say(response, 200, 'ok\n');
  if (path === '/readyz') {
    const ready = await isReady();
    return say(response, ready ? 200 : 503, ready ? 'ready\n' : 'not ready\n');
  }
  if (!mayReadMetrics(request, operations.apiToken)) return refuse(response, UNAUTHENTICATED);
  const registry = AggregatorRegistry.aggregate(await operations.allMetrics());
  const text = await registry.metrics();
  response.setHeader('content-type', registry.contentType);
  response.end(text);
}

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
}

function mayReadMetrics(request: IncomingMessage, apiToken: string | undefined): boolean {
  const given = request.headers.authorization;
  if (given === undefined) return isDirectLoopback(request);
  const [, token = ''] = /^Bearer (.+)$/i.exec(given) ?? [];
  return apiToken !== undefined && timingSafeEqual(digest(token), digest(apiToken));
}

/** Of equal length whatever was given, so that the comparison takes the same time. */
function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
