// What the bench asks of the product's own database.
import { Client } from 'pg';
import { parentOf } from './usage.ts';

export type Lag = { p50Ms: number | null; p99Ms: number | null };

export type BenchDatabase = {
  client: Client;
  /** The root of Postgres's processes; null where the system does not say. */
  serverPid: number | null;
  isProjected(): Promise<boolean>;
  /** Deliveries that are accepted and not projected. */
  pending(): Promise<number>;
  /** From receipt to projection, of the deliveries received since then. */
  projectionLag(since: Date): Promise<Lag>;
  close(): Promise<void>;
};

export async function openBenchDatabase(url: string): Promise<BenchDatabase> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return {
    client,
    serverPid: parentOf(rows[0]?.pid ?? 0),
    async isProjected() {
      const { rowCount } = await client.query("SELECT 1 FROM delivery WHERE state = 'pending' LIMIT 1");
      return rowCount === 0;
    },
    async pending() {
      const counted = await client.query<{ n: number }>(
        "SELECT count(*)::int AS n FROM delivery WHERE state = 'pending'",
      );
      return counted.rows[0]?.n ?? 0;
    },
    async projectionLag(since) {
      const lag = await client.query<Lag>(
        `SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY ms) AS "p50Ms",
                percentile_disc(0.99) WITHIN GROUP (ORDER BY ms) AS "p99Ms"
           FROM (SELECT extract(epoch FROM projected_at - received_at)::float8 * 1000 AS ms
                   FROM delivery WHERE received_at >= $1) AS lags`,
        [since],
      );
      return lag.rows[0] ?? { p50Ms: null, p99Ms: null };
    },
    close: () => client.end(),
  };
}

const LOOK_EVERY_MS = 50;

/** How long it took; null where it was not done in time. A backlog that does not drain must not hang a bench. */
export async function untilProjected(database: BenchDatabase, withinMs: number): Promise<number | null> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < withinMs) {
    if (await database.isProjected()) return performance.now() - startedAt;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return null;
}
