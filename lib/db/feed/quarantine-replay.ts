import { toMs, toTimestamp } from '../connection/instants.ts';
import type { Transaction } from '../connection/transaction.ts';

export type SetAside = {
  id: string;
  sourceId: string;
  /** Of the delivery it came in, epoch ms. */
  receivedAt: number;
  /** Place in the delivery; null: the whole body. */
  index: number | null;
  body: Uint8Array;
};

type Row = { id: string; source_id: string; received_at: Date; index: number | null; body: Buffer };

/** Those of `ids` that nobody has resolved yet, held until the transaction ends. */
export async function lockSetAside(tx: Transaction, ids: readonly string[]): Promise<SetAside[]> {
  const { rows } = await tx.query<Row>(
    `SELECT q.id, q.source_id, q.received_at, q.index, d.body FROM quarantined_element q
     JOIN delivery d ON d.received_at = q.received_at AND d.id = q.delivery_id
     WHERE q.id = ANY($1::uuid[]) AND q.resolved_at IS NULL ORDER BY q.id FOR UPDATE OF q`,
    [ids],
  );
  return rows.map(({ id, source_id, received_at, index, body }) => ({
    ...{ id, index, body },
    sourceId: source_id,
    receivedAt: toMs(received_at),
  }));
}

/** Ids of all that nobody has resolved yet, oldest first. */
export async function listUnresolvedIds(tx: Transaction): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    'SELECT id FROM quarantined_element WHERE resolved_at IS NULL ORDER BY received_at, id',
  );
  return rows.map(({ id }) => id);
}

export async function resolveSetAside(tx: Transaction, ids: readonly string[], now: number): Promise<void> {
  await tx.query('UPDATE quarantined_element SET resolved_at = $2 WHERE id = ANY($1::uuid[])', [
    ids,
    toTimestamp(now),
  ]);
}
