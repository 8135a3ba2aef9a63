import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, expect, it } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'vigia-pg-'));
let postgres: EmbeddedPostgres;

async function start() {
  postgres = await startEmbeddedPostgres({ dataDir, say: () => undefined });
  return postgres;
}

async function query(sql: string) {
  const client = new Client({ connectionString: postgres.url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const pidFile = join(dataDir, 'pg', 'postmaster.pid');
const pid = () => Number(readFileSync(pidFile, 'utf8').split('\n')[0]);

afterEach(() => postgres.stop());
afterAll(() => rmSync(dataDir, { recursive: true }));

it('creates a cluster that only its owner can read and only this machine can reach', async () => {
  await start();
  expect(statSync(join(dataDir, 'pg')).mode & 0o777).toBe(0o700);
  expect(statSync(join(dataDir, 'pg.password')).mode & 0o777).toBe(0o600);
  expect(await query('SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  expect(Number(new URL(postgres.url).port)).toBeLessThan(32_768);
  const withoutPassword = new Client({ connectionString: postgres.url.replace(/:[^:@]*@/, ':wrong@') });
  await expect(withoutPassword.connect()).rejects.toThrow(/password/);
});

it('stops, starts again on the same port and still has what it had', async () => {
  const { url } = await start();
  await query('CREATE TABLE kept AS SELECT 7 AS n');
  await postgres.stop();
  expect(existsSync(pidFile)).toBe(false);
  expect((await start()).url).toBe(url);
  expect(await query('SELECT n FROM kept')).toEqual([{ n: 7 }]);
});

it('finds a server that outlived its parent and uses it again', async () => {
  const { url } = await start();
  const before = pid();
  const again = await start();
  expect(again).toMatchObject({ url, found: true });
  expect(pid()).toBe(before);
});

it('starts after the server was killed, and has everything that was committed', async () => {
  await start();
  await query('CREATE TABLE survived AS SELECT 1 AS n');
  process.kill(pid(), 'SIGKILL');
  expect((await start()).found).toBe(false);
  expect(await query('SELECT n FROM survived')).toEqual([{ n: 1 }]);
});

it('starts although the number in a stale pid file belongs to another program', async () => {
  await start();
  const stale = readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.pid));
  await postgres.stop();
  writeFileSync(pidFile, stale);
  expect((await start()).found).toBe(false);
});

it('brings a server back that was killed, on the same port', async () => {
  const { url, keepRunning } = await start();
  const restarted = new Promise<void>((resolve) => keepRunning(resolve));
  process.kill(pid(), 'SIGKILL');
  await restarted;
  await expect.poll(() => query('SELECT 1 AS n').catch(() => null), { timeout: 10_000 }).toEqual([{ n: 1 }]);
  expect(postgres.url).toBe(url);
});
