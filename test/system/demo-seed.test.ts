import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectPool } from '../../lib/db/connection/pool.ts';
import { findLiveSessions } from '../../lib/db/installation/demo.ts';
import { ensureSource } from '../../lib/db/installation/sources.ts';
import { CHANNELS, SHOP } from '../../simulator/model/shop.ts';
import { type Seeded, seedDemo } from '../../simulator/seed.ts';
import { type TestDatabase, testDatabase } from '../postgres.ts';

const MINUTE_MS = 60_000;
const CHANNEL_IDS = CHANNELS.map(({ id }) => id);

let database: TestDatabase;
let dataDir: string;
let first: Seeded;
const now = Date.now();

beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
  dataDir = mkdtempSync(join(tmpdir(), 'vigia-demo-'));
  await ensureSource({ orgId: null, token: 'printed-on-the-first-start' });
  first = await seed(now);
}, 60_000);

afterAll(async () => {
  rmSync(dataDir, { recursive: true, force: true });
  await database.drop();
});

const seed = (at: number) =>
  seedDemo({ dataDir, token: 'of-the-demonstration', now: at, historyMs: 90 * MINUTE_MS });

async function countOf(sql: string): Promise<number> {
  const { rows } = await projectPool().query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`);
  return rows[0]?.n ?? 0;
}

it('fills the board of a named shop', async () => {
  const live = await findLiveSessions(SHOP.orgId, CHANNEL_IDS);
  expect(live.length).toBeGreaterThan(30);
  expect(live.filter(({ status }) => status === 'OPEN').length).toBeGreaterThan(2);
  expect(await countOf(`org WHERE name = 'Casa Jatobá' AND time_zone = 'America/Sao_Paulo'`)).toBe(1);
  expect(await countOf('channel WHERE name IS NOT NULL')).toBe(CHANNELS.length);
});

it('leaves nothing pending and stores each delivery at the time of its events', async () => {
  expect(await countOf(`delivery WHERE state = 'pending'`)).toBe(0);
  expect(await countOf(`delivery WHERE origin = 'seed'`)).toBe(first.deliveries + first.closed);
  expect(await countOf(`delivery WHERE received_at > now()`)).toBe(0);
});

it('continues the same day after a pause, repeating nothing', async () => {
  const before = await countOf('event');
  const later = await seed(now + 10 * MINUTE_MS);
  expect(later.state).toEqual({ ...first.state, fedUntil: now + 10 * MINUTE_MS });
  expect(later.deliveries).toBeGreaterThan(50);
  expect(await countOf('event')).toBeGreaterThan(before + 50);
});

it('ends what no simulation knows any more', async () => {
  const before = await findLiveSessions(SHOP.orgId, CHANNEL_IDS);
  const anew = await seed(now + 300 * MINUTE_MS);
  expect(anew.closed).toBe(before.length);
  const after = new Set((await findLiveSessions(SHOP.orgId, CHANNEL_IDS)).map(({ id }) => id));
  expect(before.filter(({ id }) => after.has(id))).toEqual([]);
});
