import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { withDatabase } from '../lib/db/connection/database-url.ts';
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
        await run(url, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`));
        return withDatabase(url, name);
      }),
    drop: (url) =>
      inTurn(async () => {
        const name = new URL(url).pathname.slice(1);
        if (!name.startsWith('vigia_test_')) return;
        await run(await server(), async (client) => {
          await untilLeft(client, name);
          await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
        });
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
  await run(postgres.url, (client) => client.query(`CREATE DATABASE ${TEMPLATE}`));
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

/** A pool that has ended still says goodbye for a moment; a connection that is cut meanwhile fails the run unheard. */
async function untilLeft(client: Client, name: string): Promise<void> {
  for (let left = 20; left > 0; left -= 1) {
    const { rows } = await client.query('SELECT 1 FROM pg_stat_activity WHERE datname = $1', [name]);
    if (rows.length === 0) return;
    await sleep(25);
  }
}

async function run(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
