// What the product is measured beside, on the same machine and the same Postgres server.
import { fileURLToPath } from 'node:url';
import { createDatabaseIfMissing, withDatabase } from '../../lib/db/connection/database-url.ts';
import { migrate, readMigrations } from '../../lib/db/migrate/migrate.ts';
import type { Address } from '../sender/orders.ts';
import { forkProgram, type Running } from './child.ts';

const DATABASE = 'vigia_bench';

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** A database with the product's own tables, in which the baselines write; its URL. */
export async function createBaselineDatabase(productUrl: string): Promise<string> {
  await createDatabaseIfMissing(productUrl, DATABASE);
  const url = withDatabase(productUrl, DATABASE);
  await migrate(url, await readMigrations(process.cwd()));
  return url;
}

export type Baseline = Running & { address: Address };

export async function startEcho(port: number): Promise<Baseline> {
  const program = await forkProgram(fileOf('echo-server.ts'), [String(port)]);
  return { ...program, address: { port, path: '/' } };
}

export async function startNext(port: number, databaseUrl: string): Promise<Baseline> {
  const program = await forkProgram(fileOf('next-server.ts'), [String(port)], { DATABASE_URL: databaseUrl });
  return { ...program, address: { port, path: '/webhook' } };
}
