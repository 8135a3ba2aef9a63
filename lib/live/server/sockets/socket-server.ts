// Socket.IO as this product uses it: websocket alone, authenticated before anything is joined or sent.
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import type { Viewer } from '../../../auth/viewer.ts';
import { log } from '../../../log.ts';
import { DEFLATE_ONCE, deflateOnce } from './deflate-once.ts';
import type { Credentials, Door, LiveServerSocket, LiveSocketServer } from './live-socket.ts';

export const MAX_MESSAGE_BYTES = 64 * 1024;

export function createSocketServer(httpServer: HttpServer, door: Door): LiveSocketServer {
  const io: LiveSocketServer = new Server(httpServer, {
    transports: ['websocket'],
    allowUpgrades: false,
    perMessageDeflate: DEFLATE_ONCE,
    serveClient: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    connectTimeout: 10_000,
    pingInterval: 15_000,
    pingTimeout: 15_000,
    allowRequest: (request, decide) => decide(null, isFromUs(request, door)),
  });
  deflateOnce(io);
  const lookUp = sharedLookup(door);
  io.use((socket, next) => {
    const credentials = credentialsOf(socket);
    lookUp(credentials)
      .then((viewer) => {
        if (viewer) socket.data = { viewer, credentials };
        next(viewer ? undefined : new Error('unauthenticated'));
      })
      .catch((error) => {
        log.warn({ error }, 'a socket could not be authenticated');
        next(new Error('unavailable'));
      });
  });
  return io;
}

/** Of another site's page the browser sends the Origin: cors options would not stop a websocket. */
function isFromUs(request: IncomingMessage, door: Door): boolean {
  const { origin } = request.headers;
  return origin === undefined || door.isAllowedOrigin(origin);
}

/** Without an Origin it is no browser of ours: only a bearer token may speak for it. */
function credentialsOf({ handshake: { headers, auth } }: LiveServerSocket): Credentials {
  const { cookie, authorization, origin } = headers;
  const token: unknown = auth.token;
  return {
    cookie: origin === undefined ? undefined : cookie,
    authorization,
    token: typeof token === 'string' ? token : undefined,
    origin,
  };
}

/** A thousand browsers that come back at once with one sign-in, as wallboards do, are one question. */
export function sharedLookup(door: Door): (credentials: Credentials) => Promise<Viewer | null> {
  const inFlight = new Map<string, Promise<Viewer | null>>();
  return (credentials) => {
    const key = keyOfCredentials(credentials);
    const asked = inFlight.get(key) ?? door.viewerOf(credentials).finally(() => inFlight.delete(key));
    inFlight.set(key, asked);
    return asked;
  };
}

export function keyOfCredentials({ cookie, authorization, token, origin }: Credentials): string {
  return JSON.stringify([cookie, authorization, token, origin]);
}
