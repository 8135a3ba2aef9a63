import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  connectionsCheckingInterval: 2000,
  // Longer than the idle time of common proxies, which would otherwise meet a connection just closed.
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16_384,
};

/** Node's defaults leave a request that dribbles open for minutes. A body too slow is answered 408 by Node itself. */
export function createHttpServer(limits: Partial<typeof LIMITS> = {}): Server {
  const server = createServer({ ...LIMITS, ...limits });
  server.maxConnections = 20_000;
  return server;
}

/** Stops listening, lets running requests finish for at most `limitMs`, then cuts them off. */
export function closeGently(server: Server, limitMs: number): Promise<void> {
  return new Promise((resolve) => {
    // A connection that has just been answered stays open for its next request, which must not come any more.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    const cut = setTimeout(() => server.closeAllConnections(), limitMs);
    // The callback's error says that it was closed already.
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(cut);
      resolve();
    });
  });
}
