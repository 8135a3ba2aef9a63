// How many sockets one person, or all that know the API token, may have open on this worker.
import type { Viewer } from '../../../auth/viewer.ts';
import { log } from '../../../log.ts';
import type { LiveServerSocket, LiveSocketServer } from './socket-server.ts';

/** A person has a few tabs on a few screens; a token serves walls of boards and scripts. */
export const SOCKETS_AT_MOST = { user: 100, token: 10_000 } as const;

/** Refuses a socket beyond the quota; `limits` are for tests. */
export function limitSockets(
  io: LiveSocketServer,
  limits: Record<Viewer['kind'], number> = SOCKETS_AT_MOST,
): void {
  const open = new Map<string, number>();
  io.use((socket, next) => {
    // One that went while its viewer was looked up has no close to come that would take the count back.
    if (socket.conn.readyState !== 'open') return next(new Error('gone'));
    const { viewer } = socket.data;
    const owner = ownerOf(viewer);
    const count = open.get(owner) ?? 0;
    if (count >= limits[viewer.kind]) {
      log.warn({ kind: viewer.kind, count }, 'a socket beyond the quota was refused');
      return next(new Error('too_many_sockets'));
    }
    open.set(owner, count + 1);
    onClosed(socket, () => {
      const left = (open.get(owner) ?? 1) - 1;
      if (left > 0) open.set(owner, left);
      else open.delete(owner);
    });
    next();
  });
}

function ownerOf({ kind, userId }: Viewer): string {
  return `${kind} ${userId ?? ''}`;
}

/** Also of one that goes while it is being let in, which Socket.IO never reports as disconnected. */
function onClosed({ conn }: LiveServerSocket, done: () => void): void {
  conn.once('close', done);
}
