import { Agent, request } from 'node:http';

/** `status` null: refused, reset or not answered in time. */
export type Answer = {
  status: number | null;
  /** Epoch ms. */
  sentAt: number;
  ms: number;
  retryAfter: string | null;
  cause: string;
};

const PATIENCE_MS = 15_000;

/** Connections that are used again, as a client with a pool has them, and ones that are not. */
export const poolOfConnections = () => new Agent({ keepAlive: true, maxFreeSockets: 64 });
export const newConnections = () => new Agent({ keepAlive: false });

/** Never rejects. */
export function post(url: string, body: string | Uint8Array, agent?: Agent): Promise<Answer> {
  const begun = performance.now();
  const sentAt = Date.now();
  return new Promise((resolve) => {
    const answered = (status: number | null, retryAfter: string | null, cause = '') =>
      resolve({ status, sentAt, ms: performance.now() - begun, retryAfter, cause });
    const call = request(url, {
      method: 'POST',
      agent,
      headers: { 'content-length': Buffer.byteLength(body) },
    });
    call.setTimeout(PATIENCE_MS, () => call.destroy(new Error('no answer')));
    call.on('error', (error: NodeJS.ErrnoException) => {
      const used = call.reusedSocket ? ' on a used connection' : '';
      answered(null, null, `${error.code ?? error.message}${used}`);
    });
    call.on('response', (response) => {
      response.resume();
      response.on('error', () => undefined);
      response.on('close', () =>
        answered(response.statusCode ?? null, response.headers['retry-after'] ?? null),
      );
    });
    call.end(body);
  });
}
