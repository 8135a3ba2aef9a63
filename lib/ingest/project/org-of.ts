import type { Change } from '../../db/changes.ts';
import type { Transaction } from '../../db/connection/transaction.ts';
import { pinSource, readSourceOrgs } from '../../db/projection/source-rows.ts';
import { agreedOrg, type ReadDelivery } from './read-delivery.ts';

export type OrgOf = (read: ReadDelivery) => Promise<{ orgId: string | null; changes: Change[] }>;

/** Tells the org of a delivery's source; the first delivery whose elements all agree pins it. */
export async function createOrgOf(tx: Transaction, sourceIds: readonly string[]): Promise<OrgOf> {
  const orgs = await readSourceOrgs(tx, [...new Set(sourceIds)]);
  return async (read) => {
    const { sourceId } = read.delivery;
    const pinned = orgs.get(sourceId) ?? null;
    if (pinned !== null) return { orgId: pinned, changes: [] };
    const agreed = agreedOrg(read);
    if (agreed === null) return { orgId: null, changes: [] };
    const orgId = await pinSource(tx, sourceId, agreed);
    orgs.set(sourceId, orgId);
    return { orgId, changes: [{ orgId, kind: 'org', id: orgId }] };
  };
}
