// A server with a live board on a database of its own, and clients as browsers and scripts would be. Call `liveServerForTests`
// once in a test file: it starts before each test and ends after it.
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'pg';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/postgres.ts';
import type { Viewer } from '../../auth/viewer.ts';
import { readOutstanding } from '../../db/live/change-feed.ts';
import type { ImEvent } from '../../domain/events/event.ts';
import { eventsOf, opened, said } from '../../domain/testing/sentences.ts';
import { createLiveBoard, type LiveBoard } from '../server/board/create-live-board.ts';
import type { Credentials } from '../server/sockets/live-socket.ts';
import { type LiveServer, serveBoard } from '../server/sockets/serve-board.ts';
import { writeOrg, writeSession } from './board-writer.ts';

export const OURS = 'http://vigia.test';
export type ClientHeaders = { origin?: string; cookie?: string; authorization?: string };
export const signedIn: ClientHeaders = { origin: OURS, cookie: 'login=vera' };

export const vera: Viewer = {
  kind: 'user',
  userId: 'u1',
  name: 'Vera',
  email: null,
  role: 'viewer',
  orgId: null,
  channels: 'all',
  locale: null,
};

type Fixture = {
  database: TestDatabase;
  pool: Pool;
  board: LiveBoard;
  http: HttpServer;
  live: LiveServer;
  port: number;
};

export function liveServerForTests() {
  const viewers = new Map<string, Viewer>();
  const clients: Socket[] = [];
  // Filled by the hooks before any test runs.
  const fixture = {} as Fixture;
  const viewerOf = async ({ cookie, authorization, token }: Credentials) =>
    viewers.get(cookie ?? authorization ?? token ?? '') ?? null;

  async function start(port = 0) {
    fixture.board = createLiveBoard(fixture.pool, fixture.database.url);
    fixture.http = createServer();
    fixture.live = serveBoard(fixture.http, fixture.board, {
      isAllowedOrigin: (origin) => origin === OURS,
      viewerOf,
    });
    await new Promise<void>((resolve) => fixture.http.listen(port, '127.0.0.1', resolve));
    fixture.port = (fixture.http.address() as AddressInfo).port;
    await fixture.live.ready;
  }

  beforeAll(async () => {
    fixture.database = await testDatabase();
    fixture.pool = new Pool({ connectionString: fixture.database.url, max: 6 });
    await writeOrg(fixture.pool);
  });
  afterAll(async () => {
    await fixture.pool.end();
    await fixture.database.drop();
  });
  beforeEach(async () => {
    await fixture.pool.query('TRUNCATE session, message, channel, channel_minute, status_count');
    viewers.clear();
    viewers.set('login=vera', vera);
    viewers.set('secret-token', { ...vera, kind: 'token', userId: null });
    await start();
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.disconnect();
    await fixture.live.close();
  });

  return {
    /** By cookie, Authorization header or token. */
    viewers,
    pool: () => fixture.pool,
    stop: () => fixture.live.close(),
    restart: () => start(fixture.port),
    /** `options` go to Socket.IO's client. */
    connect(extraHeaders: ClientHeaders = signedIn, options: Record<string, unknown> = {}): Socket {
      const url = `http://127.0.0.1:${fixture.port}`;
      const base = { transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders };
      const client = io(url, { ...base, ...options });
      clients.push(client);
      return client;
    },
    /** Somebody waits there, and the board knows. */
    async waitingIn(channelId: string, sessionId: string) {
      await somebodyWaits(fixture.pool, channelId, sessionId);
      const { newest } = await readOutstanding(fixture.pool);
      await fixture.board.waitFor(newest, 5_000);
    },
  };
}

export function somebodyWaits(pool: Pool, channelId: string, sessionId: string): Promise<void> {
  return writeSession(pool, inChannel(channelId, sessionId, eventsOf(opened(), said('customer', 1))));
}

export function inChannel(channelId: string, sessionId: string, events: readonly ImEvent[]): ImEvent[] {
  const place = { channelId, sessionId };
  return events.map(
    (event): ImEvent =>
      event.kind === 'status'
        ? { ...event, ...place }
        : { ...event, ...place, messageId: `${sessionId}-${event.messageId}` },
  );
}

/** The next message of that name that fits. */
export function heard<T>(
  client: Socket,
  event: string,
  fits: (message: T) => boolean = () => true,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`nothing like that as "${event}"`)), 6_000);
    client.on(event, function listen(message: T) {
      if (!fits(message)) return;
      clearTimeout(timer);
      client.off(event, listen);
      resolve(message);
    });
  });
}

export function idsOf(message: { sessions?: readonly { id: string }[] }): string[] {
  return message.sessions?.map(({ id }) => id) ?? [];
}
