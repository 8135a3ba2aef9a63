import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Pool } from 'pg';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { API_TOKEN, startVigia, type Vigia } from '../../e2e/support/server.ts';
import { newId, waiting } from '../../e2e/support/zoho.ts';
import { until } from '../faults/support/until.ts';
import { type LiveViewer, openViewer } from '../machines/support/live-viewer.ts';
import { enterBoard, eventOf, openWebSocket, type RawWebSocket } from '../machines/support/raw-websocket.ts';
import { signInPeople } from '../machines/support/signed-in-people.ts';
import { startTcpBalancer, type TcpBalancer } from '../machines/support/tcp-balancer.ts';
import { type TestDatabase, testDatabase } from '../postgres.ts';
import { get, post, settledBoard } from './caller.ts';

const PORTS = { server: 23266, postgres: 23267 };
const SECRET = 'a secret that signs the sign-ins of this test';
const CHANNEL = '3942000000995017';
const WAITING = 2_000;
const CLIENT = join(import.meta.dirname, '../machines/support/quiet-client.mjs');

let database: TestDatabase;
let pool: Pool;
/** In front of Postgres, to count what is asked. */
let postgres: TcpBalancer;
let lookUps = 0;
let vigia: Vigia;
let viewer: LiveViewer;
/** Opened at the start and looked at in the end: what the server needs its time to notice. */
let silent: RawWebSocket;
let frozen: ReturnType<typeof spawn>;
let frozenAt: number;

beforeAll(async () => {
  database = await testDatabase();
  pool = new Pool({ connectionString: database.url });
  const behind = new URL(database.url);
  const look = (chunk: Buffer) => {
    lookUps += chunk.toString('latin1').split('"auth"."login"."token" =').length - 1;
  };
  postgres = await startTcpBalancer({ port: PORTS.postgres, upstreams: [Number(behind.port)], look });
  behind.port = String(PORTS.postgres);
  vigia = await startVigia(PORTS.server, { DATABASE_URL: behind.href, VIGIA_SECRET: SECRET, WORKERS: '1' });
  await get(vigia, '/api/board');
  silent = await openWebSocket(vigia.url);
  viewer = openViewer(vigia.url);
  await until('the viewer is live', () => viewer.isLive());
  frozen = spawn(process.execPath, [CLIENT, vigia.url, API_TOKEN], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (frozen.stdout) await once(frozen.stdout, 'data');
  frozen.kill('SIGSTOP');
  frozenAt = performance.now();
}, 240_000);

afterAll(async () => {
  viewer?.close();
  silent?.close();
  frozen?.kill('SIGKILL');
  await vigia?.stop();
  await postgres?.close();
  await pool?.end();
  await database?.drop();
}, 60_000);

/** The viewer and the frozen one. */
const OTHERS = 2;

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${vigia.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
}

const memoryMb = async () => (await metric('process_resident_memory_bytes')) / 1024 / 1024;

async function untilClosed(socket: RawWebSocket): Promise<void> {
  await until('the server closes the socket', () => !socket.isOpen());
  await until('it is counted no more', async () => (await metric('vigia_sockets')) === OTHERS);
  expect(viewer.isLive()).toBe(true);
  expect(viewer.snapshots()).toBe(1);
}

it('asks the database once for all who come back at once with one sign-in', async () => {
  const cookies = await signInPeople(pool, 10, SECRET);
  const locking = await pool.connect();
  await locking.query('BEGIN; LOCK TABLE auth.login IN ACCESS EXCLUSIVE MODE');
  const before = lookUps;
  const clients = cookies.flatMap((cookie) => Array.from({ length: 50 }, () => clientWith(cookie)));
  await until('500 have asked to be let in', () =>
    clients.every(({ io: { engine } }) => engine?.readyState === 'open'),
  );
  // Comes after them, and needs no look-up.
  const last = openViewer(vigia.url);
  await until('the last one is in', () => last.isLive());
  last.close();
  await locking.query('ROLLBACK');
  locking.release();
  await until('all 500 are in', () => clients.every((client) => client.connected));
  console.info(`${lookUps - before} look-ups for 500 sockets of 10 people`);
  expect(lookUps - before).toBeGreaterThanOrEqual(10);
  expect(lookUps - before).toBeLessThanOrEqual(20);
  for (const client of clients) client.disconnect();
  await until('they are gone', async () => (await metric('vigia_sockets')) === OTHERS);
}, 60_000);

function clientWith(cookie: string): Socket {
  const options = { transports: ['websocket'], forceNew: true, reconnection: false };
  return io(vigia.url, { ...options, extraHeaders: { cookie, origin: vigia.url } });
}

it('drops readers that stopped reading, and keeps its memory', async () => {
  await manyWait();
  const readers = await Promise.all(Array.from({ length: 8 }, () => enterBoard(vigia.url)));
  const before = await memoryMb();
  let [peak, asked] = [before, 0];
  for (const reader of readers) reader.stopReading();
  await until('they are out', async () => {
    asked += 1;
    // Each brings the whole board anew, of more than a megabyte.
    if (asked % 2 === 0) for (const reader of readers) reader.send(eventOf('watch', {}));
    peak = Math.max(peak, await memoryMb());
    return (await metric('vigia_sockets')) === OTHERS;
  });
  console.info(`${asked / 2} snapshots to ${readers.length} deaf readers: ${before} MB, at most ${peak} MB`);
  expect(peak - before).toBeLessThan(200);
  expect(viewer.isLive()).toBe(true);
  for (const reader of readers) reader.close();
}, 60_000);

async function manyWait(): Promise<void> {
  const somebody = () => waiting({ session: newId(), channel: CHANNEL });
  for (let sent = 0; sent < WAITING; sent += 500)
    expect(await post(vigia, JSON.stringify(Array.from({ length: 500 }, somebody).flat()))).toBe(200);
  expect((await settledBoard(vigia)).queue.size).toBe(WAITING);
}

it('closes a socket that floods it with events', async () => {
  const socket = await enterBoard(vigia.url);
  for (let n = 0; n < 100; n += 1) socket.send(eventOf(n % 2 === 0 ? 'watch' : 'nonsense', {}));
  await untilClosed(socket);
});

it('closes a socket that asks to enter again and again, whether it may or not', async () => {
  const elsewhere = await enterBoard(vigia.url);
  for (let n = 0; n < 100; n += 1) elsewhere.send('40/elsewhere,');
  await untilClosed(elsewhere);
  const restless = await enterBoard(vigia.url);
  for (let n = 0; n < 60; n += 1)
    restless.send(n % 2 === 0 ? '41' : `40${JSON.stringify({ token: API_TOKEN })}`);
  await untilClosed(restless);
});

it('closes a socket whose message is too large, or comes in a hundred thousand pieces', async () => {
  const large = await enterBoard(vigia.url);
  large.send(eventOf('watch', { channels: ['x'.repeat(70_000)] }));
  await untilClosed(large);
  const before = await memoryMb();
  const dribbling = await enterBoard(vigia.url);
  dribbling.dribble(100_000);
  await untilClosed(dribbling);
  expect((await memoryMb()) - before).toBeLessThan(100);
});

it('closes a socket that announces a million attachments', async () => {
  const socket = await enterBoard(vigia.url);
  socket.send('451000000-["watch",{"_placeholder":true,"num":0}]');
  await untilClosed(socket);
});

it('closes a connection that never says who it is', async () => {
  await until('the silent one is closed', () => !silent.isOpen());
});

it('notices within 45 s that a client is frozen', async () => {
  expect(await metric('vigia_sockets')).toBeLessThanOrEqual(OTHERS);
  await until('the frozen one is gone', async () => (await metric('vigia_sockets')) === 1, 50_000);
  expect(performance.now() - frozenAt).toBeLessThan(45_000);
  expect(viewer.isLive()).toBe(true);
}, 60_000);
