import type { Change } from '../db/changes.ts';
import { pinSource, readSourceOrgs } from '../db/projection/source-rows.ts';
import type { Transaction } from '../db/transaction.ts';
import { agreedOrg, type ReadDelivery } from './sort-elements.ts';

/** The org of the delivery's source; the first delivery whose elements all agree pins it. */
export async function orgOf(
  tx: Transaction,
  read: ReadDelivery,
): Promise<{ orgId: string | null; changes: Change[] }> {
  const { sourceId } = read.delivery;
  const pinned = (await readSourceOrgs(tx, [sourceId])).get(sourceId) ?? null;
  if (pinned !== null) return { orgId: pinned, changes: [] };
  const agreed = agreedOrg(read);
  if (agreed === null) return { orgId: null, changes: [] };
  const orgId = await pinSource(tx, sourceId, agreed);
  return { orgId, changes: [{ orgId, kind: 'org', id: orgId }] };
}
