import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/postgres.ts';
import { inSnapshot } from './board-read.ts';

let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await testDatabase();
  pool = new Pool({ connectionString: database.url, max: 4 });
  pool.on('error', () => undefined);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

const countOrgs = 'SELECT count(*)::int AS n FROM org';

describe('a snapshot', () => {
  it('is one instant, whatever is committed meanwhile', async () => {
    const counts = await inSnapshot(pool, async (db) => {
      const before = await db.query<{ n: number }>(countOrgs);
      await pool.query("INSERT INTO org (id) VALUES ('1')");
      const after = await db.query<{ n: number }>(countOrgs);
      return [before.rows[0]?.n, after.rows[0]?.n];
    });
    expect(counts).toEqual([0, 0]);
  });

  it('fails alone when its connection is lost, and leaves a pool that works', async () => {
    const lost = inSnapshot(pool, async (db) => {
      const { rows } = await db.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return db.query(countOrgs);
    });
    await expect(lost).rejects.toThrow();
    expect((await pool.query(countOrgs)).rowCount).toBe(1);
  });
});
