// Names and kinds learned from events: the newest by (at, key) wins; a name that a person chose is another column.
import { toTimestamp } from '../connection/instants.ts';
import { type Transaction, together } from '../connection/transaction.ts';

/** `value` null: the event says that the channel exists and no more. */
export type Learned = { id: string; value: string | null; at: number; key: string };

/** Ids of the channels whose row is new or whose integration changed. */
export async function learnIntegrations(
  tx: Transaction,
  orgId: string,
  sorted: readonly Learned[],
): Promise<string[]> {
  return learn(tx, orgId, sorted, {
    table: 'channel',
    columns: { value: 'integration', at: 'learned_at', key: 'learned_key' },
  });
}

export async function learnAssigneeNames(
  tx: Transaction,
  orgId: string,
  sorted: readonly Learned[],
): Promise<string[]> {
  return learn(tx, orgId, sorted, {
    table: 'assignee',
    columns: { value: 'learned_name', at: 'learned_at', key: 'learned_key' },
  });
}

export async function learnAssigneeTypes(
  tx: Transaction,
  orgId: string,
  sorted: readonly Learned[],
): Promise<string[]> {
  return learn(tx, orgId, sorted, {
    table: 'assignee',
    columns: { value: 'type', at: 'type_at', key: 'type_key' },
  });
}

/** Forgets what was learned from these events; false: nothing was. */
export async function forgetLearned(
  tx: Transaction,
  orgId: string,
  events: readonly { key: string; from: number }[],
): Promise<boolean> {
  const values = [orgId, events.map(({ key }) => key), events.map(({ from }) => toTimestamp(from))];
  const told = 'SELECT * FROM unnest($3::timestamptz[], $2::text[])';
  const forgotten = [
    await tx.query(
      `UPDATE channel SET integration = NULL, learned_at = NULL, learned_key = NULL
       WHERE org_id = $1 AND (learned_at, learned_key) IN (${told})`,
      values,
    ),
    await tx.query(
      `UPDATE assignee SET learned_name = NULL, learned_at = NULL, learned_key = NULL
       WHERE org_id = $1 AND (learned_at, learned_key) IN (${told})`,
      values,
    ),
    await tx.query(
      `UPDATE assignee SET type = NULL, type_at = NULL, type_key = NULL
       WHERE org_id = $1 AND (type_at, type_key) IN (${told})`,
      values,
    ),
  ];
  return forgotten.some(({ rowCount }) => (rowCount ?? 0) > 0);
}

type Place = {
  table: 'channel' | 'assignee';
  columns: {
    value: 'integration' | 'learned_name' | 'type';
    at: 'learned_at' | 'type_at';
    key: 'learned_key' | 'type_key';
  };
};

async function learn(
  tx: Transaction,
  orgId: string,
  sorted: readonly Learned[],
  place: Place,
): Promise<string[]> {
  if (sorted.length === 0) return [];
  const { table, columns } = place;
  const values = [
    orgId,
    JSON.stringify(sorted.map((learned) => ({ ...learned, at: toTimestamp(learned.at) }))),
  ];
  const adding = tx.query<{ id: string }>({
    name: `add ${table}`,
    text: `INSERT INTO ${table} (org_id, id)
      SELECT $1, l.id FROM jsonb_to_recordset($2::jsonb) AS l(id text)
      ON CONFLICT DO NOTHING RETURNING id`,
    values,
  });
  const changing = tx.query<{ id: string; changed: boolean }>({
    name: `learn ${table} ${columns.value}`,
    text: `WITH told AS (
        SELECT t.id, t.${columns.value} IS DISTINCT FROM l.value AS changed, l.value, l.at, l.key
        FROM jsonb_to_recordset($2::jsonb) AS l(id text, value text, at timestamptz, key text)
        JOIN ${table} AS t ON t.org_id = $1 AND t.id = l.id
        WHERE l.value IS NOT NULL AND (t.${columns.at} IS NULL
          OR (l.at, l.key COLLATE "C") > (t.${columns.at}, t.${columns.key} COLLATE "C"))
        ORDER BY t.id FOR UPDATE OF t)
      UPDATE ${table} AS t SET ${columns.value} = told.value, ${columns.at} = told.at, ${columns.key} = told.key
      FROM told WHERE t.org_id = $1 AND t.id = told.id RETURNING t.id, told.changed`,
    values,
  });
  const [added, changed] = await together([adding, changing]);
  const ids = [...added.rows, ...changed.rows.filter((row) => row.changed)].map(({ id }) => id);
  return [...new Set(ids)];
}
