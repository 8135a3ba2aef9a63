import pg from 'pg';
import { env } from '../../env.ts';
import { describeError, log } from '../../log.ts';
import { processSingleton } from '../../process-singleton.ts';

/** For lists and histories: they may take longer than the live board's reads, and must never hold those up. */
export function historyPool(): pg.Pool {
  return processSingleton('historyPool', () => {
    const pool = new pg.Pool({
      connectionString: env().databaseUrl,
      max: 4,
      connectionTimeoutMillis: 2_000,
      query_timeout: 10_000,
      statement_timeout: 10_000,
      idle_in_transaction_session_timeout: 15_000,
      keepAlive: true,
      application_name: 'vigia-history',
    });
    pool.on('error', (error) =>
      log.warn({ error: describeError(error) }, 'lost an idle database connection'),
    );
    return pool;
  });
}
