import type { ServerResponse } from 'node:http';

type Refusal = { status: number; code: string; message: string; headers?: Record<string, string> };

/** `{"error":{"code","message"}}`, and the end of the connection. */
export function refuse(response: ServerResponse, { status, code, message, headers }: Refusal): void {
  const retry = status === 503 ? { 'retry-after': '2' } : {};
  response.writeHead(status, {
    'content-type': 'application/json',
    connection: 'close',
    ...retry,
    ...headers,
  });
  response.end(JSON.stringify({ error: { code, message } }));
}
