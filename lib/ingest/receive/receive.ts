// Zoho's webhook. Nothing is interpreted before it is durable, and nothing is answered 200 before that.
// Contract of Zoho: exactly 200 within 5 seconds; GET, or an empty POST, checks the address; 410 would end the webhook.
import { randomUUID } from 'node:crypto';
import { markChecked } from '../../db/installation/sources.ts';
import { failpoint } from '../../failpoint.ts';
import { log } from '../../log.ts';
import { counter } from '../../metrics.ts';
import { isEmptyDelivery } from '../../zoho/parse-delivery.ts';
import { acceptor } from '../accept/acceptor.ts';
import { findSourceByToken } from './known-sources.ts';
import { readBody } from './read-body.ts';

const LIMITS = { bytes: 1024 * 1024, patienceMs: 15_000, discardMs: 2_000 };

/** Answers every call to `/api/webhooks/zoho-desk/{token}`; the same for Next's route and for `server.ts`. */
export async function receiveDelivery(request: Request): Promise<Response> {
  const response = await answer(request).catch((error: unknown) => {
    log.error({ error }, 'a delivery could not be stored');
    return notStored();
  });
  counter({
    name: 'vigia_webhook_answers_total',
    help: 'Webhook answers by status',
    labelNames: ['status'],
  }).inc({
    status: String(response.status),
  });
  return response;
}

async function answer(request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'POST') {
    return refusal(405, 'method_not_allowed', 'Use GET or POST.', { allow: 'GET, POST' });
  }
  failpoint('headers read');
  const now = Date.now();
  const sourceId = await findSourceByToken(tokenIn(request.url), now);
  if (sourceId === null) return refusal(404, 'not_found', 'There is no webhook at this address.');
  if (request.method === 'GET') return checked(sourceId, now);
  if (request.headers.has('content-encoding')) {
    return refusal(415, 'encoded', 'Send the body as it is, without Content-Encoding.');
  }
  const read = await readBody(request, LIMITS);
  switch (read.kind) {
    case 'too_large':
      return refusal(413, 'too_large', 'A delivery holds at most 1 MiB.', { connection: 'close' });
    case 'too_slow':
      return refusal(408, 'too_slow', 'The body took too long to arrive.', { connection: 'close' });
    case 'whole':
      if (isEmptyDelivery(read.body)) return checked(sourceId, now);
      return stored(sourceId, read.body);
  }
}

async function stored(sourceId: string, body: Uint8Array): Promise<Response> {
  failpoint('body read');
  const delivery = { id: randomUUID(), receivedAt: Date.now(), sourceId, origin: 'live', body } as const;
  if ((await acceptor().accept(delivery)) === 'full') return notStored();
  setImmediate(failpoint, 'delivery answered');
  return new Response(null, { status: 200 });
}

function notStored(): Response {
  return refusal(503, 'unavailable', 'Not stored. Send it again in a moment.', { 'retry-after': '5' });
}

/** Noting the time of a check must not fail it. */
function checked(sourceId: string, now: number): Response {
  void markChecked(sourceId, now).catch((error: unknown) => log.warn({ error }, 'a check was not noted'));
  return new Response(null, { status: 200 });
}

function tokenIn(url: string): string {
  const { pathname } = new URL(url);
  return decodedSegment(pathname.split('/').at(-1) ?? '');
}

function decodedSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '';
  }
}

function refusal(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Response {
  return Response.json({ error: { code, message } }, { status, headers });
}
