// Zoho's webhook. Nothing is interpreted before it is durable, and nothing is answered 200 before that.
// Contract of Zoho: exactly 200 within 5 seconds; GET, or an empty POST, checks the address; 410 would end the webhook.
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { markChecked } from '../../db/installation/sources.ts';
import { failpoint, laterFailpoint } from '../../failpoint.ts';
import { log } from '../../log.ts';
import { counter } from '../../metrics.ts';
import { isEmptyDelivery } from '../../zoho/parse-delivery.ts';
import { acceptor } from '../accept/acceptor.ts';
import { findSourceByToken } from './known-sources.ts';
import { readBody } from './read-body.ts';

/** One call to `/api/webhooks/zoho-desk/{token}`, whoever brings it. */
export type WebhookCall = {
  method: string;
  /** Without the query. */
  path: string;
  /** Of the header; undefined: there is none. */
  contentEncoding: string | undefined;
  /** Null: there is none. */
  body: Readable | null;
};

export type WebhookAnswer = { status: number; headers?: Record<string, string>; body?: string };

const LIMITS = { bytes: 1024 * 1024, patienceMs: 15_000, discardMs: 2_000 };

/** Never rejects. */
export async function receive(call: WebhookCall): Promise<WebhookAnswer> {
  const answered = await answer(call).catch((error: unknown) => {
    log.error({ error }, 'a delivery could not be stored');
    return NOT_STORED;
  });
  counter({
    name: 'vigia_webhook_answers_total',
    help: 'Webhook answers by status',
    labelNames: ['status'],
  }).inc({ status: answered.status });
  return answered;
}

async function answer({ method, path, contentEncoding, body }: WebhookCall): Promise<WebhookAnswer> {
  if (method !== 'GET' && method !== 'POST') {
    return refusal(405, 'method_not_allowed', 'Use GET or POST.', { allow: 'GET, POST' });
  }
  failpoint('headers read');
  const now = Date.now();
  const found = await findSourceByToken(tokenIn(path), now);
  if (found.kind === 'nobody') return refusal(404, 'not_found', 'There is no webhook at this address.');
  // A 404 would say that the sender is wrong, and nobody knows that.
  if (found.kind === 'unsure') return NOT_STORED;
  const { sourceId } = found;
  if (method === 'GET' || body === null) return checked(sourceId, now);
  if (contentEncoding !== undefined) {
    return refusal(415, 'encoded', 'Send the body as it is, without Content-Encoding.');
  }
  const read = await readBody(body, LIMITS);
  switch (read.kind) {
    case 'too_large':
      return refusal(413, 'too_large', 'A delivery holds at most 1 MiB.', { connection: 'close' });
    case 'too_slow':
      return refusal(408, 'too_slow', 'The body took too long to arrive.', { connection: 'close' });
    case 'cut':
      return refusal(400, 'incomplete', 'The body ended too early.', { connection: 'close' });
    case 'whole':
      return isEmptyDelivery(read.body) ? checked(sourceId, now) : stored(sourceId, read.body);
  }
}

const OK: WebhookAnswer = { status: 200 };
const NOT_STORED = refusal(503, 'unavailable', 'Not stored. Send it again in a moment.', {
  'retry-after': '5',
});

async function stored(sourceId: string, body: Uint8Array): Promise<WebhookAnswer> {
  failpoint('body read');
  const delivery = { id: randomUUID(), receivedAt: Date.now(), sourceId, origin: 'live', body } as const;
  if ((await acceptor().accept(delivery)) === 'full') return NOT_STORED;
  laterFailpoint('delivery answered');
  return OK;
}

/** Noting the time of a check must not fail it. */
function checked(sourceId: string, now: number): WebhookAnswer {
  void markChecked(sourceId, now).catch((error: unknown) => log.warn({ error }, 'a check was not noted'));
  return OK;
}

/** What stands deeper than the token belongs to it: a longer path is nobody's. */
function tokenIn(path: string): string {
  const segment = path.split('/').slice(4).join('/');
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
): WebhookAnswer {
  const body = JSON.stringify({ error: { code, message } });
  return { status, headers: { 'content-type': 'application/json', ...headers }, body };
}
