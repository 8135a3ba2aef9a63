import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BlockList } from 'node:net';
import { overwriteForwarded } from './client-address.ts';
import type { Handler } from './http-server.ts';
import { answerOperations, type Operations } from './operations.ts';
import { readiness } from './readiness.ts';
import { refuse } from './refuse.ts';
import { setSecurityHeaders } from './security-headers.ts';

export type FrontDoor = Operations & {
  publicUrl: string;
  trustedProxies: BlockList;
  receiveWebhook: Handler;
  /** Settles when Next and the live board of this worker are there. */
  pages: Promise<Handler>;
};

const WEBHOOKS = '/api/webhooks/zoho-desk/';
const PATIENCE_MS = 30_000;

/** The one place through which every request of this worker comes in. */
export function createFrontDoor(door: FrontDoor): Handler {
  return (request, response) => {
    const url = request.url ?? '';
    const [path = ''] = url.split('?', 1);
    setSecurityHeaders(response, { publicUrl: door.publicUrl, path });
    if (readiness().draining) response.setHeader('connection', 'close');
    // An absolute address asks for a proxy, which this is not.
    if (!url.startsWith('/'))
      return refuse(response, { status: 400, code: 'bad_request', message: 'The request needs a path.' });
    if (path.startsWith(WEBHOOKS)) return door.receiveWebhook(request, response);
    if (answerOperations({ request, response }, path, door)) return;
    overwriteForwarded(request, door.trustedProxies);
    // A socket that comes before its server is attached: the client tries again.
    if (path.startsWith('/socket.io'))
      return refuse(response, { status: 503, code: 'starting', message: 'Not ready yet.' });
    // A layout cannot ask Next for it; where to come back to after signing in.
    request.headers['x-vigia-path'] = url;
    void showPage({ request, response }, door.pages);
  };
}

type Asked = { request: IncomingMessage; response: ServerResponse };

async function showPage({ request, response }: Asked, pages: Promise<Handler>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, null);
  });
  const handle = await Promise.race([pages, tooLong]).catch(() => null);
  clearTimeout(timer);
  if (handle) handle(request, response);
  else
    refuse(response, {
      status: 503,
      code: 'starting',
      message: 'Vigia is still starting. Try again in a moment.',
    });
}
