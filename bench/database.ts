// What the bench asks of the product's own database.
import { Client } from 'pg';
import { parentOf } from './processes/usage.ts';

export type BenchDatabase = {
  client: Client;
  /** The root of Postgres's processes; null where the system does not say. */
  serverPid: number | null;
  isProjected(): Promise<boolean>;
  /** Deliveries that are accepted and not projected. */
  pending(): Promise<number>;
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
    close: () => client.end(),
  };
}
