import { Pool, type PoolConfig } from 'pg';
import { env } from '../../env.ts';
import { log } from '../../log.ts';
import { processSingleton } from '../../process-singleton.ts';
import { withOptions } from './database-url.ts';

/**
 * Postgres gives up first, so that what was locked is free at once; a lock that somebody else holds is given up before
 * the work itself is.
 */
const PROJECT_OPTIONS = [
  '-c plan_cache_mode=force_custom_plan',
  '-c idle_in_transaction_session_timeout=5s',
  '-c statement_timeout=9s',
  '-c lock_timeout=8s',
].join(' ');

/** Each kind of work has its own few connections: a slow report can never keep a webhook waiting. */
export const ingestPool = () => pool('ingest', { max: 2, query_timeout: 2_500 });
/**
 * A plan made while the tables were empty would be kept for ever: plans of big batches are made anew each time. A process
 * that stands still in the middle of a batch loses its turn. Statements that do not wait for each other's answers go out
 * together, and are done one after another in the order in which they were asked for.
 */
export const projectPool = () =>
  pool('project', { max: 2, query_timeout: 10_000, pipeline: true, options: PROJECT_OPTIONS });
/** What is newest is read along an index: while statistics lag behind, reading and sorting everything looks cheaper. */
export const feedPool = () =>
  pool('feed', { max: 4, query_timeout: 5_000, options: '-c enable_bitmapscan=off' });
export const historyPool = () => pool('history', { max: 4, query_timeout: 15_000 });
/** For commands that read everything there is. */
export const auditPool = () =>
  pool('audit', { max: 2, query_timeout: 600_000, options: '-c plan_cache_mode=force_custom_plan' });

/** For commands: an idle connection would complain when the embedded server stops. */
export async function endingPools<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await Promise.all([auditPool().end(), projectPool().end()]);
  }
}

/**
 * DATABASE_URL, where every commit is confirmed only once it is on disk: where a role or a database says otherwise, a power
 * cut would take back what was answered.
 */
export function durableUrl(options = ''): string | undefined {
  const { databaseUrl } = env();
  return databaseUrl && withOptions(databaseUrl, `-c synchronous_commit=on ${options}`.trim());
}

type Limits = Pick<PoolConfig, 'max' | 'query_timeout' | 'options' | 'pipeline'>;

/** pg waits for ever unless told otherwise: a frozen Postgres would hang every query. */
function pool(name: string, { options, ...limits }: Limits): Pool {
  return processSingleton(`pool.${name}`, () => {
    const created = new Pool({
      connectionString: durableUrl(options),
      connectionTimeoutMillis: 2_000,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
      application_name: `vigia ${name}`,
      ...limits,
    });
    // A connection that is lost while it is checked out says so itself, and its query fails; unheard, it would end us.
    created.on('connect', (client) => client.on('error', () => undefined));
    created.on('error', (error) => log.warn({ error, pool: name }, 'an idle database connection was lost'));
    return created;
  });
}
