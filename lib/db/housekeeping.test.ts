import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/postgres.ts';
import { projectPool } from './connection/pool.ts';
import { housekeep } from './housekeeping.ts';

let database: TestDatabase;
const NOW = Date.now();
const DAY_MS = 24 * 60 * 60_000;

beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
});
afterAll(() => database.drop());

const partitions = async () => {
  const { rows } = await projectPool().query(
    `SELECT relname FROM pg_class JOIN pg_inherits ON oid = inhrelid WHERE inhparent = 'delivery'::regclass ORDER BY 1`,
  );
  return rows.map(({ relname }) => relname);
};

it('makes the partitions of the days to come, once', async () => {
  await housekeep(NOW);
  await housekeep(NOW);
  const days = [1, 2, 3].map((day) =>
    new Date(NOW + day * DAY_MS).toISOString().slice(0, 10).replaceAll('-', ''),
  );
  expect(await partitions()).toEqual([...days.map((day) => `delivery_${day}`), 'delivery_default']);
});

it('forgets changes older than a day, but for the newest, where a fresh board begins', async () => {
  for (const id of ['1', '2', '3']) {
    await projectPool().query(`INSERT INTO change (kind, id, created_at) VALUES ('session', $1, $2)`, [
      id,
      new Date(NOW - 2 * DAY_MS),
    ]);
  }
  await housekeep(NOW);
  const { rows } = await projectPool().query('SELECT id FROM change');
  expect(rows).toEqual([{ id: '3' }]);
});

it('survives a connection that is cut between two queries of a transaction', async () => {
  const client = await projectPool().connect();
  const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
  await projectPool().query('SELECT pg_terminate_backend($1)', [rows[0].pid]);
  await expect(client.query('SELECT 1')).rejects.toThrow();
  client.release(true);
});
