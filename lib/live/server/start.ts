import type { Server as HttpServer } from 'node:http';
import { isAllowedOrigin } from '../../auth/origin.ts';
import { socketViewer } from '../../auth/socket-viewer.ts';
import { liveBoard } from './live-board.ts';
import { type LiveServer, serveBoard } from './sockets/serve-board.ts';

/** Attaches Socket.IO and begins to build the board; resolves at once, `ready` tells when the board is there. */
export async function startLive(httpServer: HttpServer): Promise<LiveServer> {
  return serveBoard(httpServer, liveBoard(), { isAllowedOrigin, viewerOf: socketViewer });
}
