// What is known to be missing from sessions. Rare: most batches write and delete nothing here.
import type { Finding, FindingKind } from '../../domain/session/finding.ts';
import { toMs, toTimestamp } from '../connection/instants.ts';
import type { Queryable, Transaction } from '../connection/transaction.ts';

/** `wholeSessions`: those of which these are all the findings; others of them are gone. In the turn of the organisation. */
export async function saveFindings(
  tx: Transaction,
  orgId: string,
  { findings, wholeSessions }: { findings: readonly Finding[]; wholeSessions: readonly string[] },
): Promise<void> {
  if (wholeSessions.length > 0) {
    await tx.query({
      name: 'delete findings',
      text: 'DELETE FROM finding WHERE org_id = $1 AND session_id = ANY($2::text[])',
      values: [orgId, wholeSessions],
    });
  }
  if (findings.length === 0) return;
  await tx.query({
    name: 'save findings',
    text: `INSERT INTO finding (org_id, session_id, key, kind, at, missing, held_status, old_status)
      SELECT $1, f."sessionId", f.key, f.kind, f.at, f.missing, f."heldStatus", f."oldStatus"
      FROM jsonb_to_recordset($2::jsonb) AS f("sessionId" text, key text, kind text, at timestamptz, missing int,
        "heldStatus" text, "oldStatus" text)`,
    values: [orgId, JSON.stringify(findings.map((finding) => ({ ...finding, at: toTimestamp(finding.at) })))],
  });
}

type Row = {
  session_id: string;
  key: string;
  kind: FindingKind;
  at: Date;
  missing: number | null;
  held_status: string | null;
  old_status: string | null;
};

/** By session; in the order of the fold up to those of one instant, which are sorted by key. */
export async function readFindings(
  db: Queryable,
  orgId: string,
  sessionIds: readonly string[],
): Promise<Map<string, Finding[]>> {
  const { rows } = await db.query<Row>({
    name: 'read findings',
    text: 'SELECT * FROM finding WHERE org_id = $1 AND session_id = ANY($2::text[]) ORDER BY at, key, kind',
    values: [orgId, sessionIds],
  });
  const bySession = new Map<string, Finding[]>();
  for (const row of rows) {
    const found = bySession.get(row.session_id);
    if (found) found.push(findingFrom(row));
    else bySession.set(row.session_id, [findingFrom(row)]);
  }
  return bySession;
}

function findingFrom({ session_id, key, kind, at, missing, held_status, old_status }: Row): Finding {
  const found = { sessionId: session_id, key, at: toMs(at) };
  return kind === 'missing_messages'
    ? { ...found, kind, missing: missing ?? 0 }
    : { ...found, kind, heldStatus: held_status ?? '', oldStatus: old_status ?? '' };
}
