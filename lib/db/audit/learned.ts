// What is known of channels and assignees beside their sessions, as it stands.
import { toMsOrNull } from '../connection/instants.ts';
import type { Queryable } from '../connection/transaction.ts';

/** One thing learned of one id; `value` null: nothing yet. */
export type StoredLearned = { value: string | null; at: number | null; key: string | null };

/** What there is to learn: of a channel its integration, of an assignee its name and its type. */
export const LEARNED_FACTS = {
  integration: { table: 'channel', value: 'integration', at: 'learned_at', key: 'learned_key' },
  name: { table: 'assignee', value: 'learned_name', at: 'learned_at', key: 'learned_key' },
  type: { table: 'assignee', value: 'type', at: 'type_at', key: 'type_key' },
} as const;

export type LearnedFact = keyof typeof LEARNED_FACTS;

type Row = { org_id: string; id: string; value: string | null; at: Date | null; key: string | null };

export async function readLearned(
  db: Queryable,
  fact: LearnedFact,
): Promise<{ orgId: string; id: string; learned: StoredLearned }[]> {
  const { table, value, at, key } = LEARNED_FACTS[fact];
  const { rows } = await db.query<Row>(
    `SELECT org_id, id, ${value} AS value, ${at} AS at, ${key} AS key FROM ${table}`,
  );
  return rows.map((row) => ({
    orgId: row.org_id,
    id: row.id,
    learned: { value: row.value, at: toMsOrNull(row.at), key: row.key },
  }));
}
