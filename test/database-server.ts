import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { withDatabase } from '../lib/db/database-url.ts';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../lib/db/embedded-postgres/embedded-postgres.ts';
import { migrate, readMigrations } from '../lib/db/migrate/migrate.ts';

export type DatabaseServer = {
  create(): Promise<string>;
  drop(url: string): Promise<void>;
  close(): Promise<void>;
};

const TEMPLATE = 'vigia_template';

/** One PostgreSQL for a whole run, started by the first test that asks; every database is a copy of a migrated one. */
export function createDatabaseServer(): DatabaseServer {
  let started: Promise<EmbeddedPostgres> | null = null;
  const server = async () => {
    started ??= startWithTemplate();
    return (await started).url;
  };
  let last: Promise<unknown> = Promise.resolve();
  // One at a time: a template that is being copied may have no other user.
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
  return {
    create: () =>
      inTurn(async () => {
        const url = await server();
        const name = `vigia_test_${randomUUID().replaceAll('-', '')}`;
        await run(url, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
        return withDatabase(url, name);
      }),
    drop: (url) =>
      inTurn(async () => {
        const name = new URL(url).pathname.slice(1);
        if (name.startsWith('vigia_test_'))
          await run(await server(), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
    close: async () => {
      await started?.then((postgres) => postgres.stop());
    },
  };
}

async function startWithTemplate(): Promise<EmbeddedPostgres> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vigia-test-'));
  guard(dataDir);
  const postgres = await startEmbeddedPostgres({ dataDir, purpose: 'passing', say: () => undefined });
  await run(postgres.url, `CREATE DATABASE ${TEMPLATE}`);
  await migrate(withDatabase(postgres.url, TEMPLATE), await readMigrations(process.cwd()));
  return postgres;
}

/** Postgres has a session of its own and would outlive a run that is killed; the guard notices and cleans up. */
function guard(dataDir: string): void {
  const watcher = spawn(process.execPath, [join(process.cwd(), 'test', 'database-guard.mjs'), dataDir], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watcher.unref();
  // The pipe closes with this process, however it ends.
  if (watcher.stdin && 'unref' in watcher.stdin && typeof watcher.stdin.unref === 'function')
    watcher.stdin.unref();
}

async function run(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
