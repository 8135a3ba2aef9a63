import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum, type SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { Client } from 'pg';
import { laterFailpoint } from '../../failpoint.ts';
import { withDatabase } from '../connection/database-url.ts';
import { MARK_AS_DONE } from './unfinished.ts';

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;
type MigrationAdapter = { factory: SqlMigrationAwareDriverAdapterFactory; close(): Promise<void> };
type Result = { fields: { dataTypeID: number }[] };

/** Postgres's catalogue type "char" and its text, by their fixed numbers. */
const CHAR_OID = 18;
const TEXT_OID = 25;

/**
 * What the migration engine speaks to the database through. The stock adapter splits a migration file at every `;`,
 * takes the database itself for the shadow database when it is given a connection string, and does not know the
 * catalogue's type "char".
 */
export function migrationAdapter(url: string): MigrationAdapter {
  const opened: Adapter[] = [];
  const connect = async () => {
    const adapter = await connectTo(url);
    opened.push(adapter);
    return adapter;
  };
  return {
    factory: {
      provider: 'postgres',
      adapterName: '@prisma/adapter-pg',
      connect,
      connectToShadowDb: () => connectToShadow(url),
    },
    // The engine does not close what it opened, and its own advisory lock would stay until the pool's idle timeout.
    close: async () => {
      await Promise.all(opened.map((adapter) => adapter.dispose()));
    },
  };
}

async function connectTo(url: string): Promise<Adapter> {
  const pool = {
    connectionString: url,
    max: 1,
    options: '-c lock_timeout=30s',
    application_name: 'vigia migrate',
  };
  const ignored = { onPoolError: () => undefined, onConnectionError: () => undefined };
  return withWholeScripts(withCharColumns(await new PrismaPg(pool, ignored).connect()));
}

async function connectToShadow(url: string): Promise<Adapter> {
  const name = `vigia_shadow_${randomUUID().replaceAll('-', '')}`;
  await runOn(url, `CREATE DATABASE ${name}`);
  const shadow = await connectTo(withDatabase(url, name));
  const dispose = shadow.dispose.bind(shadow);
  // A database that still has a connection cannot be dropped.
  shadow.dispose = async () => {
    await dispose();
    await runOn(url, `DROP DATABASE ${name}`);
  };
  return shadow;
}

/** A file is sent whole: one implicit transaction, and no guessing where a statement ends. */
function withWholeScripts(adapter: Adapter): Adapter {
  // The method is protected in the type alone; it turns a driver's error into one the engine understands.
  const { onError } = adapter as unknown as { onError(error: unknown): never };
  adapter.executeScript = async (sql) => {
    laterFailpoint('migration begun');
    try {
      await adapter.underlyingDriver().query(sql + MARK_AS_DONE);
    } catch (error) {
      onError.call(adapter, error);
    }
  };
  return adapter;
}

/** Passed through as text and relabelled; one connection and one query at a time keep `chars` unambiguous. */
function withCharColumns(adapter: Adapter): Adapter {
  // Private in the type alone: the only place where the driver's own result can be seen.
  const inner = adapter as unknown as { performIO(query: unknown): Promise<Result> };
  const performIO = inner.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  let chars: boolean[] = [];
  inner.performIO = async (query) => {
    const result = await performIO(query);
    chars = result.fields.map((field) => field.dataTypeID === CHAR_OID);
    for (const field of result.fields) if (field.dataTypeID === CHAR_OID) field.dataTypeID = TEXT_OID;
    return result;
  };
  adapter.queryRaw = async (query) => {
    const set = await queryRaw(query);
    const columnTypes = set.columnTypes.map((type, at) => (chars[at] ? ColumnTypeEnum.Character : type));
    return { ...set, columnTypes };
  };
  return adapter;
}

async function runOn(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
