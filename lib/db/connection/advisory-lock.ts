import { Client } from 'pg';

/** "vigia" in ASCII: whoever holds it prepares the database. */
const ADVISORY_LOCK = 0x7669676961;

/** Of two machines that start at once, the second waits here and then finds nothing left to do. */
export async function withAdvisoryLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    return await work();
  } finally {
    await client.end();
  }
}
