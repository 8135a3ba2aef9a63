import { projectPool } from './connection/pool.ts';
import { inTransaction, type Transaction } from './connection/transaction.ts';

const DAY_MS = 24 * 60 * 60_000;
const DAYS_AHEAD = 3;
const LOCK = 'vigia housekeeping';

/** Does nothing where another worker is at it. */
export async function housekeep(now: number): Promise<void> {
  await alone(async (tx) => {
    // The newest stays: it is where a board that starts now begins.
    await tx.query(
      `DELETE FROM change WHERE created_at < $1 AND (tx, position) <>
        (SELECT tx, position FROM change AS newest ORDER BY newest.tx DESC, newest.position DESC LIMIT 1)`,
      [new Date(now - DAY_MS)],
    );
  });
  for (let day = 1; day <= DAYS_AHEAD; day += 1) {
    await alone((tx) => createDeliveryPartition(tx, now + day * DAY_MS));
  }
}

async function alone(work: (tx: Transaction) => Promise<void>): Promise<void> {
  await inTransaction(projectPool(), async (tx) => {
    // Attaching a partition waits for everybody who uses the table: not for long, rather later.
    await tx.query(`SET LOCAL lock_timeout = '1s'`);
    const { rows } = await tx.query<{ locked: boolean }>(
      'SELECT pg_try_advisory_xact_lock(hashtext($1)) AS locked',
      [LOCK],
    );
    if (rows[0]?.locked) await work(tx);
  });
}

/** A day to come, so the default partition holds nothing of it yet; a day that is there already stays as it is. */
async function createDeliveryPartition(tx: Transaction, at: number): Promise<void> {
  const [from = '', to = ''] = [at, at + DAY_MS].map((instant) =>
    new Date(instant).toISOString().slice(0, 10),
  );
  const name = `delivery_${from.replaceAll('-', '')}`;
  const { rows } = await tx.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [name]);
  if (rows[0]?.there) return;
  await tx.query(
    `CREATE TABLE ${name} PARTITION OF delivery FOR VALUES FROM ('${from} 00:00Z') TO ('${to} 00:00Z')`,
  );
}
