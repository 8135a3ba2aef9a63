// What a killed start leaves: a migration that the engine has noted as begun, and would refuse to go on after.
import { Client } from 'pg';

/** The engine holds it while it applies migrations; a backend whose client was killed goes on to its end, and holds it too. */
const ENGINE_LOCK = 72707369;

const IS_UNFINISHED = 'finished_at IS NULL AND rolled_back_at IS NULL';

/**
 * Put at the end of a migration's script, and so into its transaction: whoever is killed has left a migration that is
 * done and marked, or neither.
 */
export const MARK_AS_DONE = `
;DO $$ BEGIN
  IF to_regclass('_prisma_migrations') IS NOT NULL THEN
    UPDATE _prisma_migrations SET finished_at = now() WHERE ${IS_UNFINISHED};
  END IF;
END $$`;

/** Lets the engine apply again what was begun and, as its missing mark says, left nothing behind. */
export async function forgetUnfinished(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(`BEGIN; SET LOCAL lock_timeout = '60s'; SELECT pg_advisory_xact_lock(${ENGINE_LOCK})`);
    const { rows } = await client.query(`SELECT 1 WHERE to_regclass('_prisma_migrations') IS NOT NULL`);
    if (rows.length > 0)
      await client.query(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE ${IS_UNFINISHED}`);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}
