import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { expect, it } from 'vitest';
import { testDatabase } from '../../../test/postgres.ts';
import { withDatabase } from '../connection/database-url.ts';
import { findDrift, migrate, readMigrations } from './migrate.ts';

async function emptyDatabase() {
  const { url } = await testDatabase();
  const name = `vigia_test_empty_${Date.now()}`;
  await queried(url, `CREATE DATABASE ${name}`);
  return withDatabase(url, name);
}

async function queried(url: string, sql: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

it('builds the whole database from nothing, once, however many start', async () => {
  const url = await emptyDatabase();
  const migrations = await readMigrations(process.cwd());
  const applied = await Promise.all([migrate(url, migrations), migrate(url, migrations)]);
  expect(applied.flat()).toEqual(migrations.map(({ name }) => name));
  expect(await migrate(url, migrations)).toEqual([]);
});

it('makes exactly what the schema says', async () => {
  const { url, drop } = await testDatabase();
  const schema = await readFile('prisma/schema.prisma', 'utf8');
  const migrations = await readMigrations(process.cwd());
  expect(await findDrift(url, migrations, schema)).toBe('');
  const withColumn = schema.replace('model Org {', 'model Org {\n  motto String?');
  expect(await findDrift(url, migrations, withColumn)).toContain('ADD COLUMN     "motto" TEXT');
  await drop();
});

it('leaves nothing of a migration that fails half-way', async () => {
  const url = await emptyDatabase();
  const broken = { name: '1_broken', sql: 'CREATE TABLE kept (id int); -- a; comment\nSELECT 1 / 0;' };
  await expect(migrate(url, [broken])).rejects.toThrow();
  expect(await queried(url, "SELECT to_regclass('kept') AS kept")).toEqual([{ kept: null }]);
});

it('keeps statements with semicolons in strings and bodies whole', async () => {
  const url = await emptyDatabase();
  const sql = "CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'a;b'; END $$;";
  await migrate(url, [{ name: '1_function', sql }]);
  expect(await queried(url, 'SELECT f()')).toEqual([{ f: 'a;b' }]);
});

it('applies again what a killed process had begun, and not what it had finished', async () => {
  const url = await emptyDatabase();
  const first = { name: '1_first', sql: 'CREATE TABLE first (id int);' };
  const second = { name: '2_second', sql: 'CREATE TABLE second (id int);' };
  await migrate(url, [first]);
  await queried(
    url,
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at) VALUES ('2', '', '2_second', now())`,
  );
  expect(await migrate(url, [first, second])).toEqual(['2_second']);
  expect(await migrate(url, [first, second])).toEqual([]);
});

it('goes on after a migration that failed was corrected', async () => {
  const url = await emptyDatabase();
  await expect(migrate(url, [{ name: '1_first', sql: 'SELECT 1 / 0;' }])).rejects.toThrow();
  expect(await migrate(url, [{ name: '1_first', sql: 'SELECT 1;' }])).toEqual(['1_first']);
});
