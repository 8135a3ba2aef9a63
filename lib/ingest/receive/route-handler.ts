// The webhook as a route handler of Next.
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { receive } from './receive.ts';

export async function receiveDelivery(request: Request): Promise<Response> {
  const { method, headers } = request;
  const { status, body, ...answer } = await receive({
    method,
    path: new URL(request.url).pathname,
    contentEncoding: headers.get('content-encoding') ?? undefined,
    // The types of the browser and of Node name the same stream.
    body: request.body && Readable.fromWeb(request.body as ReadableStream<Uint8Array>),
  });
  return new Response(body ?? null, { status, headers: answer.headers });
}
