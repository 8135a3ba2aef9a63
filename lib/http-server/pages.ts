import { type IncomingMessage, Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Handler } from './http-server.ts';

export type Pages = { handle: Handler; close(): Promise<void> };

type Wanted = { httpServer: Server; hostname: string; port: number };

/**
 * Loads Next. It would attach its own upgrade listener to the server it is given and close every socket whose path it
 * takes for a page: it gets one that never listens.
 */
export async function loadPages({ httpServer, hostname, port }: Wanted): Promise<Pages> {
  const { default: next } = await import('next');
  const dev = process.env.NODE_ENV !== 'production';
  const decoy = new Server();
  const app = next({ dev, dir: process.cwd(), hostname, port, httpServer: decoy });
  await app.prepare();
  if (dev) passHotReloads(httpServer, decoy);
  const handle = app.getRequestHandler();
  return {
    handle: (request: IncomingMessage, response: ServerResponse) => void handle(request, response),
    close: () => app.close(),
  };
}

function passHotReloads(httpServer: Server, decoy: Server): void {
  httpServer.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    if (request.url?.startsWith('/_next/')) decoy.emit('upgrade', request, socket, head);
  });
}
