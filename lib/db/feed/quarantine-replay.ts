import { toMs, toTimestamp } from '../connection/instants.ts';
import type { Queryable, Transaction } from '../connection/transaction.ts';

export type SetAside = {
  id: string;
  sourceId: string;
  deliveryId: string;
  /** Of the delivery it came in, epoch ms. */
  receivedAt: number;
  /** Place in the delivery; null: the whole body. */
  index: number | null;
};

type Row = { id: string; source_id: string; delivery_id: string; received_at: Date; index: number | null };

/** Those of `ids` that nobody has resolved yet, or all of them; what came in one delivery stands together. */
export async function listSetAside(db: Queryable, ids: readonly string[] | null): Promise<SetAside[]> {
  const { rows } = await db.query<Row>(
    `SELECT id, source_id, delivery_id, received_at, index FROM quarantined_element
     WHERE resolved_at IS NULL AND ($1::uuid[] IS NULL OR id = ANY($1)) ORDER BY received_at, delivery_id, index, id`,
    [ids],
  );
  return rows.map(({ id, source_id, delivery_id, received_at, index }) => ({
    ...{ id, index },
    sourceId: source_id,
    deliveryId: delivery_id,
    receivedAt: toMs(received_at),
  }));
}

/** Null once the delivery is gone. */
export async function readBodyOf(
  db: Queryable,
  { receivedAt, deliveryId }: Pick<SetAside, 'receivedAt' | 'deliveryId'>,
): Promise<Uint8Array | null> {
  const { rows } = await db.query<{ body: Buffer }>(
    'SELECT body FROM delivery WHERE received_at = $1 AND id = $2',
    [toTimestamp(receivedAt), deliveryId],
  );
  return rows[0]?.body ?? null;
}

/** Those of `ids` that nobody has resolved yet, held until the transaction ends. */
export async function lockUnresolved(tx: Transaction, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await tx.query<{ id: string }>(
    `SELECT id FROM quarantined_element WHERE id = ANY($1::uuid[]) AND resolved_at IS NULL ORDER BY id FOR UPDATE`,
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}

export async function resolveSetAside(tx: Transaction, ids: readonly string[], now: number): Promise<void> {
  await tx.query('UPDATE quarantined_element SET resolved_at = $2 WHERE id = ANY($1::uuid[])', [
    ids,
    toTimestamp(now),
  ]);
}
