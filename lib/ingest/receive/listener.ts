// The webhook in front of Next, without the objects of the web that Next needs: they cost more than the delivery does.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { receive } from './receive.ts';

export async function listenForDeliveries(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '', url = '', headers } = request;
  const [path = ''] = url.split('?', 1);
  const { status, body, ...answer } = await receive({
    method,
    path,
    contentEncoding: headers['content-encoding'],
    body: request,
  });
  response.writeHead(status, answer.headers);
  response.end(body);
}
