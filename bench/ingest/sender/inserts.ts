// What Postgres itself does with one row per statement: the same rows, no HTTP, one per commit on each connection.
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { createTally, type Sent } from '../../support/sending/tally.ts';

const INSERT = {
  name: 'insert one',
  text: 'INSERT INTO delivery (received_at, id, source_id, body) VALUES ($1, $2, $3, $4)',
};

type Inserts = { databaseUrl: string; connections: number; forMs: number };

export async function inserts(
  { databaseUrl, connections, forMs }: Inserts,
  elements: readonly Buffer[],
): Promise<Sent> {
  const clients = Array.from({ length: connections }, () => new Client({ connectionString: databaseUrl }));
  for (const client of clients) {
    client.on('error', () => undefined);
    await client.connect();
  }
  const tally = createTally();
  const until = performance.now() + forMs;
  let index = 0;
  const run = async (client: Client) => {
    while (performance.now() < until) {
      const startedAt = performance.now();
      const body = elements[index % elements.length];
      index += 1;
      await client.query({ ...INSERT, values: [new Date(), randomUUID(), 'bench', body] });
      tally.count(200, 1, performance.now() - startedAt);
    }
  };
  await Promise.all(clients.map(run));
  const sent = tally.sent();
  await Promise.all(clients.map((client) => client.end()));
  return sent;
}
