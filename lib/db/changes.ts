// The writing end of the change feed; lib/db/live/change-feed.ts is the reading end.
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Transaction } from './connection/transaction.ts';

export type ChangeKind =
  | 'session'
  | 'channel_counter'
  | 'channel_minute'
  | 'channel'
  | 'assignee'
  | 'org'
  | 'quarantine'
  | 'delivery'
  | 'user';

export type Change = { orgId: string | null; kind: ChangeKind; id: string };

/** In the transaction of what they name. NOTIFY only wakes; it is sent with the commit. */
export async function insertChanges(tx: Transaction, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  await tx.query({
    name: 'insert changes',
    text: `INSERT INTO change (org_id, kind, id) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])`,
    values: [changes.map(({ orgId }) => orgId), changes.map(({ kind }) => kind), changes.map(({ id }) => id)],
  });
  await tx.query('NOTIFY vigia_change');
}

/** The same for what Prisma writes. */
export async function noteChange(tx: Prisma.TransactionClient, { orgId, kind, id }: Change): Promise<void> {
  await tx.$executeRaw`INSERT INTO change (org_id, kind, id) VALUES (${orgId}, ${kind}, ${id})`;
  await tx.$executeRaw`NOTIFY vigia_change`;
}
