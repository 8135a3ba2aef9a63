// How many sockets one person, all that know the API token, and one org may have open on this worker.
import type { Viewer } from '../../../auth/viewer.ts';
import { log } from '../../../log.ts';
import type { LiveServerSocket, LiveSocketServer } from './live-socket.ts';

/** A person has a few tabs on a few screens; a token serves walls of boards and scripts. */
export const SOCKETS_AT_MOST = { user: 100, token: 10_000, org: 20_000 } as const;

/** Refuses a socket beyond the quota; `limits` are for tests. */
export function limitSockets(
  io: LiveSocketServer,
  limits: Record<Viewer['kind'] | 'org', number> = SOCKETS_AT_MOST,
): void {
  const open = new Map<string, number>();
  io.use((socket, next) => {
    // One that went while its viewer was looked up has no close to come that would take the count back.
    if (socket.conn.readyState !== 'open') return next(new Error('gone'));
    const { viewer } = socket.data;
    const quotas = [
      { of: ownerOf(viewer), most: limits[viewer.kind] },
      { of: `org ${viewer.orgId ?? ''}`, most: limits.org },
    ];
    const spent = quotas.find(({ of, most }) => (open.get(of) ?? 0) >= most);
    if (spent) {
      log.warn({ kind: viewer.kind, most: spent.most }, 'a socket beyond the quota was refused');
      return next(new Error('too_many_sockets'));
    }
    for (const { of } of quotas) open.set(of, (open.get(of) ?? 0) + 1);
    onClosed(socket, () => {
      for (const { of } of quotas) countDown(open, of);
    });
    next();
  });
}

export function ownerOf({ kind, userId }: Viewer): string {
  return `${kind} ${userId ?? ''}`;
}

function countDown(open: Map<string, number>, of: string) {
  const left = (open.get(of) ?? 1) - 1;
  if (left > 0) open.set(of, left);
  else open.delete(of);
}

/** Also of one that goes while it is being let in, which Socket.IO never reports as disconnected. */
function onClosed({ conn }: LiveServerSocket, done: () => void): void {
  conn.once('close', done);
}
