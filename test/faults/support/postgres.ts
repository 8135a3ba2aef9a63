// A PostgreSQL of the run's own, durable like a customer's, that can be killed, frozen and started again.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type QueryResultRow } from 'pg';
import { startEmbeddedPostgres } from '../../../lib/db/embedded-postgres/embedded-postgres.ts';
import { endPostgresWithThisRun } from './guard.ts';
import { childrenOf, isAlive, signal } from './processes.ts';
import { until } from './until.ts';

export type FaultyPostgres = {
  url: string;
  port: number;
  /** Straight, past any proxy. */
  query<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  connect(): Promise<Client>;
  /** As `pg_ctl stop -m immediate`: nobody is waited for, nothing is written. */
  crash(): Promise<void>;
  start(): Promise<void>;
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  close(): Promise<void>;
};

export async function startFaultyPostgres(port: number): Promise<FaultyPostgres> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vigia-fault-pg-'));
  writeFileSync(join(dataDir, 'pg.port'), String(port));
  endPostgresWithThisRun(dataDir);
  const start = () => startEmbeddedPostgres({ dataDir, say: () => undefined });
  let server = await start();
  let frozen: number[] = [];
  const { url } = server;

  const connect = async () => {
    const client = new Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  const query = async <Row extends QueryResultRow>(text: string, values: unknown[] = []) => {
    const client = await connect();
    try {
      return (await client.query<Row>(text, values)).rows;
    } finally {
      await client.end();
    }
  };
  const postmaster = async () => {
    const [row] = await query<{ file: string }>(`SELECT pg_read_file('postmaster.pid', 0, 10) AS file`);
    return Number(row?.file.split('\n')[0]);
  };
  const thaw = async () => {
    for (const pid of frozen) signal(pid, 'SIGCONT');
    frozen = [];
  };
  return {
    url,
    port,
    query,
    connect,
    thaw,
    crash: async () => {
      const pid = await postmaster();
      signal(pid, 'SIGQUIT');
      await until('Postgres has ended', () => !isAlive(pid));
    },
    start: async () => {
      server = await start();
    },
    freeze: async () => {
      const pid = await postmaster();
      signal(pid, 'SIGSTOP');
      frozen = [pid, ...childrenOf(pid)];
      for (const each of frozen) signal(each, 'SIGSTOP');
    },
    close: async () => {
      await thaw();
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
