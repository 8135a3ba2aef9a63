import { Client } from 'pg';

export const OLDEST_POSTGRES = 15;

/** `host:port/database`, to be shown to people: no user, no password. */
export function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

export function messageOf(error: unknown): string {
  // Node wraps refusals on several addresses in an AggregateError whose own message is empty.
  if (error instanceof AggregateError) return messageOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

/** Throws, with one line for the person who set it, when the address does not lead to a Postgres that will do. */
export async function checkDatabase(url: string): Promise<void> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    query_timeout: 10_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(
      "SELECT current_setting('server_version_num')::int / 10000 AS version",
    );
    const version = Number(rows[0]?.version);
    if (version < OLDEST_POSTGRES)
      throw new Error(`it is PostgreSQL ${version}, and ${OLDEST_POSTGRES} is needed`);
  } catch (cause) {
    throw new Error(`The PostgreSQL of DATABASE_URL (${placeOf(url)}) refuses: ${messageOf(cause)}`, {
      cause,
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}

export async function createDatabaseIfMissing(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

/**
 * With settings of our own for each of its connections, as `-c name=value`, which win. What the address sets for itself
 * stays: the driver would take the one or the other.
 */
export function withOptions(url: string, options: string): string {
  const other = new URL(url);
  const given = other.searchParams.get('options');
  other.searchParams.set('options', given === null ? options : `${given} ${options}`);
  return other.href;
}
