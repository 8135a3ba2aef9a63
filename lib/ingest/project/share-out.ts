// How much of what is pending makes one batch, and whose it is.
import type { Change } from '../../db/changes.ts';
import type { Transaction } from '../../db/connection/transaction.ts';
import type { PendingDelivery } from '../../db/deliveries.ts';
import { createOrgOf } from './org-of.ts';
import { ELEMENTS_AT_MOST, elementsLeft, readDelivery } from './read-delivery.ts';
import { type SortedDelivery, sortElements } from './sort-elements.ts';

/** `orgId` null: nobody's yet, so nothing of it is projected. */
export type Share = { orgId: string | null; sorted: SortedDelivery; changes: Change[] };

/** As many of the deliveries as make a batch; a larger one alone, in chunks of which the last one ends it. */
export async function sortDeliveries(
  tx: Transaction,
  deliveries: readonly PendingDelivery[],
): Promise<Share[]> {
  const orgOf = await createOrgOf(
    tx,
    deliveries.map(({ sourceId }) => sourceId),
  );
  const shares: Share[] = [];
  let left = ELEMENTS_AT_MOST;
  for (const delivery of deliveries) {
    if (left <= 0) break;
    const read = readDelivery(delivery);
    const size = elementsLeft(read);
    if (shares.length > 0 && size > left) break;
    const { orgId, changes } = await orgOf(read);
    shares.push({ orgId, sorted: sortElements(read, { orgId, most: ELEMENTS_AT_MOST }), changes });
    left -= size;
  }
  return shares;
}

/** Sorted, so that every projector locks in the same order. */
export function byOrg(shares: readonly Share[]): [string, SortedDelivery[]][] {
  const orgs = new Map<string, SortedDelivery[]>();
  for (const { orgId, sorted } of shares) {
    if (orgId !== null) orgs.set(orgId, [...(orgs.get(orgId) ?? []), sorted]);
  }
  return [...orgs].sort(([a], [b]) => (a < b ? -1 : 1));
}
