import type { UnknownValue } from '../../domain/feed/unknown-values.ts';
import { toTimestamp } from '../connection/instants.ts';
import type { Transaction } from '../connection/transaction.ts';

/** Only where the row is still what it was when it was `held`; `wanted` null: it goes. */
export async function settleUnknownValue(
  tx: Transaction,
  orgId: string,
  { held, wanted }: { held: UnknownValue | null; wanted: UnknownValue | null },
): Promise<void> {
  if (held === null) {
    if (wanted === null) return;
    await tx.query(
      `INSERT INTO unknown_value (org_id, field, value, n, first_at, last_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING`,
      [orgId, ...valuesOf(wanted)],
    );
    return;
  }
  const isHeld = `org_id = $1 AND field = $2 AND value = $3 AND n = $4 AND first_at = $5 AND last_at = $6`;
  if (wanted === null) {
    await tx.query(`DELETE FROM unknown_value WHERE ${isHeld}`, [orgId, ...valuesOf(held)]);
    return;
  }
  await tx.query(`UPDATE unknown_value SET n = $7, first_at = $8, last_at = $9 WHERE ${isHeld}`, [
    orgId,
    ...valuesOf(held),
    ...valuesOf(wanted).slice(2),
  ]);
}

function valuesOf({ field, value, n, firstAt, lastAt }: UnknownValue) {
  return [field, value, n, toTimestamp(firstAt), toTimestamp(lastAt)];
}
