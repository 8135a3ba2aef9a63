// Open sockets are judged again: every 30 s, and at once when the change feed names their user.
import { log } from '../../../log.ts';
import type { Audience } from './audience.ts';
import type { Door, LiveServerSocket, LiveSocketServer } from './live-socket.ts';
import { keyOfCredentials, sharedLookup } from './socket-server.ts';

const RECHECK_MS = 30_000;
const AT_ONCE = 8;

export type Recheck = { user(userId: string): void; stop(): void };

export function recheckSockets(io: LiveSocketServer, audience: Pick<Audience, 'admit'>, door: Door): Recheck {
  const lookUp = sharedLookup(door);

  async function recheck(sockets: readonly LiveServerSocket[]) {
    const [first] = sockets;
    if (!first) return;
    try {
      const viewer = await lookUp(first.data.credentials);
      for (const socket of sockets) {
        if (!viewer) socket.disconnect(true);
        else {
          const maySeeAsBefore = JSON.stringify(viewer) === JSON.stringify(socket.data.viewer);
          socket.data.viewer = viewer;
          if (!maySeeAsBefore && socket.connected) audience.admit(socket);
        }
      }
    } catch (error) {
      // With the database away nobody can be judged; nothing new can be shown either.
      log.warn({ error }, 'open sockets could not be checked again');
    }
  }

  async function recheckAll(sockets: readonly LiveServerSocket[]) {
    const groups = new Map<string, LiveServerSocket[]>();
    for (const socket of sockets) {
      const key = keyOfCredentials(socket.data.credentials);
      const group = groups.get(key);
      if (group) group.push(socket);
      else groups.set(key, [socket]);
    }
    const waiting = [...groups.values()];
    while (waiting.length > 0) await Promise.all(waiting.splice(0, AT_ONCE).map(recheck));
  }

  const openSockets = () => [...io.of('/').sockets.values()];
  const rechecking = setInterval(() => void recheckAll(openSockets()), RECHECK_MS);
  return {
    user: (userId) => void recheckAll(openSockets().filter(({ data }) => data.viewer.userId === userId)),
    stop: () => clearInterval(rechecking),
  };
}
