import { randomUUID } from 'node:crypto';
import type { QuarantineReason } from '../../domain/events/quarantine-reason.ts';
import { toTimestamp } from '../connection/instants.ts';
import type { Transaction } from '../connection/transaction.ts';

/** `index` is the place in the array; null: the whole body. */
export type Quarantined = {
  sourceId: string;
  receivedAt: number;
  deliveryId: string;
  index: number | null;
  reason: QuarantineReason;
};

export async function insertQuarantined(tx: Transaction, quarantined: readonly Quarantined[]): Promise<void> {
  if (quarantined.length === 0) return;
  await tx.query({
    name: 'insert quarantined',
    text: `INSERT INTO quarantined_element (id, source_id, received_at, delivery_id, index, reason)
      SELECT q.id, q."sourceId", q."receivedAt", q."deliveryId", q.index, q.reason
      FROM jsonb_to_recordset($1::jsonb) AS q(id uuid, "sourceId" text, "receivedAt" timestamptz,
        "deliveryId" uuid, index int, reason text)`,
    values: [
      JSON.stringify(
        quarantined.map((element) => ({
          ...element,
          id: randomUUID(),
          receivedAt: toTimestamp(element.receivedAt),
        })),
      ),
    ],
  });
}
