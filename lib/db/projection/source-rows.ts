import type { Transaction } from '../connection/transaction.ts';

/** The org of each source; null: not pinned yet. */
export async function readSourceOrgs(
  tx: Transaction,
  sourceIds: string[],
): Promise<Map<string, string | null>> {
  const { rows } = await tx.query<{ id: string; org_id: string | null }>({
    name: 'read source orgs',
    text: 'SELECT id, org_id FROM source WHERE id = ANY($1::text[])',
    values: [sourceIds],
  });
  return new Map(rows.map((row) => [row.id, row.org_id]));
}

/** Pins the source to the org unless it is pinned; returns the org that it has now. */
export async function pinSource(tx: Transaction, sourceId: string, orgId: string): Promise<string> {
  await tx.query('INSERT INTO org (id) VALUES ($1) ON CONFLICT DO NOTHING', [orgId]);
  const { rows } = await tx.query<{ org_id: string }>(
    'UPDATE source SET org_id = coalesce(org_id, $2) WHERE id = $1 RETURNING org_id',
    [sourceId, orgId],
  );
  return rows[0]?.org_id ?? orgId;
}
