import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/postgres.ts';
import { withOptions } from './database-url.ts';
import { auditPool, feedPool, historyPool, ingestPool, projectPool } from './pool.ts';
import { prisma } from './prisma.ts';

let database: TestDatabase;
const pools: Record<string, () => Pool> = { ingestPool, projectPool, feedPool, historyPool, auditPool };

beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = withOptions(database.url, '-c synchronous_commit=off -c work_mem=7MB');
  const name = new URL(database.url).pathname.slice(1);
  await ingestPool().query(`ALTER DATABASE ${name} SET synchronous_commit = off`);
  await ingestPool().query(`ALTER ROLE vigia IN DATABASE ${name} SET synchronous_commit = off`);
  await ingestPool().end();
  Reflect.deleteProperty(globalThis, Symbol.for('vigia.pool.ingest'));
});
afterAll(async () => {
  await Promise.all([...Object.values(pools).map((pool) => pool().end()), prisma().$disconnect()]);
  await database.drop();
});

const settingsOf = async (pool: Pool) => {
  const { rows } = await pool.query(
    `SELECT current_setting('synchronous_commit') AS commit, current_setting('work_mem') AS memory`,
  );
  return rows[0];
};

it.each(Object.entries(pools))(
  'confirms a commit of %s only once it is on disk, whatever role and database say',
  async (_name, pool) => expect((await settingsOf(pool())).commit).toBe('on'),
);

it('confirms a choice of an administrator only once it is on disk', async () => {
  expect(await prisma().$queryRaw`SHOW synchronous_commit`).toEqual([{ synchronous_commit: 'on' }]);
});

it('keeps what the address of the database sets for itself', async () => {
  expect((await settingsOf(ingestPool())).memory).toBe('7MB');
  expect((await settingsOf(projectPool())).memory).toBe('7MB');
});
