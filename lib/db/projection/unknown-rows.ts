// Values that nobody has documented, counted as they come; rows are locked in the order of their keys.
import type { UnknownField, UnknownValue } from '../../domain/feed/unknown-values.ts';
import { toMs, toTimestamp } from '../connection/instants.ts';
import type { Queryable, Transaction } from '../connection/transaction.ts';

export async function addUnknownValues(
  tx: Transaction,
  orgId: string,
  sorted: readonly UnknownValue[],
): Promise<void> {
  if (sorted.length === 0) return;
  await tx.query({
    name: 'add unknown values',
    text: `INSERT INTO unknown_value (org_id, field, value, n, first_at, last_at)
      SELECT $1, u.field, u.value, u.n, u."firstAt", u."lastAt" FROM ${RECORDS}
      ON CONFLICT (org_id, field, value) DO UPDATE SET n = unknown_value.n + excluded.n,
        first_at = least(unknown_value.first_at, excluded.first_at),
        last_at = greatest(unknown_value.last_at, excluded.last_at)`,
    values: [orgId, recordsOf(sorted)],
  });
}

/**
 * After events that carry them moved to earlier places: `found` is what lies between the earliest new place and
 * `latestOld`, the latest place that one of them had. What lies beyond it stays the last.
 */
export async function moveUnknownValues(
  tx: Transaction,
  orgId: string,
  { found, latestOld }: { found: readonly UnknownValue[]; latestOld: number },
): Promise<void> {
  if (found.length === 0) return;
  await tx.query({
    name: 'move unknown values',
    text: `WITH held AS (SELECT t.field, t.value, u."firstAt", u."lastAt" FROM ${RECORDS}
        JOIN unknown_value AS t ON t.org_id = $1 AND t.field = u.field AND t.value = u.value
        ORDER BY t.field COLLATE "C", t.value COLLATE "C" FOR UPDATE OF t)
      UPDATE unknown_value AS t SET first_at = least(t.first_at, held."firstAt"),
        last_at = CASE WHEN t.last_at > $3::timestamptz THEN t.last_at ELSE held."lastAt" END
      FROM held WHERE t.org_id = $1 AND t.field = held.field AND t.value = held.value`,
    values: [orgId, recordsOf(found), toTimestamp(latestOld)],
  });
}

const RECORDS = `jsonb_to_recordset($2::jsonb) AS u(field text, value text, n int, "firstAt" timestamptz,
  "lastAt" timestamptz)`;

function recordsOf(rows: readonly UnknownValue[]): string {
  return JSON.stringify(
    rows.map((row) => ({ ...row, firstAt: toTimestamp(row.firstAt), lastAt: toTimestamp(row.lastAt) })),
  );
}

type Row = { field: UnknownField; value: string; n: number; first_at: Date; last_at: Date };

/** The last seen first. */
export async function readUnknownValues(db: Queryable, orgId: string): Promise<UnknownValue[]> {
  const { rows } = await db.query<Row>({
    name: 'read unknown values',
    text: 'SELECT * FROM unknown_value WHERE org_id = $1 AND n > 0 ORDER BY last_at DESC, field, value',
    values: [orgId],
  });
  return rows.map(({ field, value, n, first_at, last_at }) => ({
    ...{ field, value, n },
    firstAt: toMs(first_at),
    lastAt: toMs(last_at),
  }));
}

export async function listUnknownOrgs(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>('SELECT DISTINCT org_id AS id FROM unknown_value');
  return rows.map(({ id }) => id);
}
