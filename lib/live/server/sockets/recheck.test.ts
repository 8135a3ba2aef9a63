import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Viewer } from '../../../auth/viewer.ts';
import type { Credentials, LiveServerSocket, LiveSocketServer } from './live-socket.ts';
import { recheckSockets } from './recheck.ts';

const vera: Viewer = {
  kind: 'user',
  userId: 'vera',
  name: 'Vera',
  email: null,
  role: 'viewer',
  orgId: null,
  channels: 'all',
  locale: null,
};

/** As much of a socket as a recheck touches. */
function socketOf(viewer: Viewer, cookie: string) {
  const credentials: Credentials = {
    cookie,
    origin: 'http://vigia.test',
    authorization: undefined,
    token: undefined,
  };
  return { connected: true, data: { viewer, credentials }, disconnect: vi.fn() };
}

function recheckOf(sockets: ReturnType<typeof socketOf>[], viewerOf: () => Promise<Viewer | null>) {
  const io = { of: () => ({ sockets: new Map(sockets.map((socket, n) => [n, socket])) }) };
  const admit = vi.fn();
  const asked = vi.fn(viewerOf);
  const recheck = recheckSockets(
    io as unknown as LiveSocketServer,
    { admit: admit as (socket: LiveServerSocket) => void },
    {
      isAllowedOrigin: () => true,
      viewerOf: asked,
    },
  );
  return { recheck, admit, asked };
}

describe('a recheck of open sockets', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('closes within 30 s whoever is not signed in any more', async () => {
    const socket = socketOf(vera, 'a');
    const { recheck } = recheckOf([socket], async () => null);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(socket.disconnect).toHaveBeenCalledWith(true);
    recheck.stop();
  });

  it('asks once for many sockets of one sign-in, and leaves them alone where nothing changed', async () => {
    const sockets = ['a', 'a', 'a', 'b'].map((cookie) => socketOf(vera, cookie));
    const { recheck, asked, admit } = recheckOf(sockets, async () => ({ ...vera }));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(asked).toHaveBeenCalledTimes(2);
    expect(admit).not.toHaveBeenCalled();
    expect(sockets.every((socket) => socket.disconnect.mock.calls.length === 0)).toBe(true);
    recheck.stop();
  });

  it('shows a viewer at once what he may see now', async () => {
    const socket = socketOf(vera, 'a');
    const other = socketOf({ ...vera, userId: 'rui' }, 'b');
    const { recheck, admit } = recheckOf([socket, other], async () => ({ ...vera, channels: ['care'] }));
    recheck.user('vera');
    await vi.advanceTimersByTimeAsync(0);
    expect(admit.mock.calls).toEqual([[socket]]);
    expect(socket.data.viewer.channels).toEqual(['care']);
    recheck.stop();
  });

  it('closes nobody while the database cannot be asked', async () => {
    const socket = socketOf(vera, 'a');
    const { recheck } = recheckOf([socket], async () => {
      throw new Error('the database is away');
    });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(socket.disconnect).not.toHaveBeenCalled();
    recheck.stop();
  });
});
