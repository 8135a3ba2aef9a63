import type { Server as HttpServer } from 'node:http';
import { z } from 'zod';
import { gauge } from '../../../metrics.ts';
import type { LiveBoard } from '../board/create-live-board.ts';
import { createAudience } from './audience.ts';
import type { Door } from './live-socket.ts';
import { recheckSockets } from './recheck.ts';
import { dropSlowReaders, guarded, ignoreErrors, limitPackets } from './socket-guard.ts';
import { limitSockets } from './socket-quota.ts';
import { createSocketServer } from './socket-server.ts';

export type LiveServer = {
  /** The live board is built: snapshots can be sent. */
  ready: Promise<void>;
  /** Ends all sockets, the HTTP server's listening and the reading of the feed. */
  close(): Promise<void>;
};

const watchSchema = z.object({ channels: z.array(z.string().max(200)).max(500).optional() });

/** Takes sockets at once; those that come before the board is built wait for it. */
export function serveBoard(httpServer: HttpServer, board: LiveBoard, door: Door): LiveServer {
  const io = createSocketServer(httpServer, door);
  const audience = createAudience(io, board);
  const recheck = recheckSockets(io, audience, door);
  const stopSweeping = dropSlowReaders(io);
  const ready = board.start();

  limitPackets(io);
  limitSockets(io);
  io.use((_socket, next) => void ready.then(() => next()));
  io.on('connection', (socket) => {
    countSockets(io.of('/').sockets.size);
    ignoreErrors(socket);
    socket.on(
      'watch',
      guarded(socket, (watch: unknown) => {
        const asked = watchSchema.safeParse(watch);
        if (asked.success) audience.watch(socket, asked.data.channels);
        return asked.success;
      }),
    );
    socket.on('disconnect', () => {
      audience.leave(socket);
      countSockets(io.of('/').sockets.size);
    });
    audience.admit(socket);
  });

  const unlisten = board.onNews((news) => {
    switch (news.kind) {
      case 'changed':
        return audience.tell(news.change);
      case 'feed':
        return audience.tellFeed();
      case 'rebuilt':
        for (const socket of io.of('/').sockets.values()) audience.admit(socket);
        return;
      case 'user':
        return recheck.user(news.userId);
    }
  });

  return {
    ready,
    async close() {
      unlisten();
      recheck.stop();
      stopSweeping();
      audience.stop();
      await io.close();
      await board.stop();
    },
  };
}

function countSockets(open: number) {
  gauge({ name: 'vigia_sockets', help: 'Open browser and wallboard connections' }).set(open);
}
