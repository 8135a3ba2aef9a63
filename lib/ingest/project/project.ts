// From what arrived to what it means, in one transaction whose locks everybody takes in the same order: deliveries,
// events by key, the turn of their organisation. Unsorted, two projectors would deadlock over events that both of them got.
import { type Change, insertChanges } from '../../db/changes.ts';
import { isLockedOut, isTooMuch, isUnavailable } from '../../db/connection/failure.ts';
import { projectPool } from '../../db/connection/pool.ts';
import { inTransaction, isAnswering, type Transaction, together } from '../../db/connection/transaction.ts';
import {
  claimDeliveries,
  claimDelivery,
  claimSuspect,
  countFailure,
  hasSuspects,
  type PendingDelivery,
  saveOutcomes,
} from '../../db/deliveries.ts';
import { insertQuarantined } from '../../db/projection/quarantine-rows.ts';
import type { ImEvent } from '../../domain/events/event.ts';
import { failpoint } from '../../failpoint.ts';
import { log } from '../../log.ts';
import { countBatch } from './count-batch.ts';
import { takeAbandoned, whileHolding } from './held-deliveries.ts';
import { projectOrg } from './project-org.ts';
import { byOrg, sortDeliveries } from './share-out.ts';
import type { SortedDelivery } from './sort-elements.ts';

export type ProjectedBatch = { deliveries: number; events: number };

const DELIVERIES_AT_MOST = 200;
const BYTES_AT_MOST = 4 * 1024 * 1024;

/** So many deaths of processes that held nothing else are proof, and so are as many tries that were too much. */
const FAILURES_ALONE_AT_MOST = 3;

/** Projects the oldest pending deliveries that nobody else works on; zero deliveries: there are none. */
export async function projectPending(): Promise<ProjectedBatch> {
  await takeAbandoned((held) => countFailure(projectPool(), held));
  if (await hasSuspects(projectPool())) {
    const suspect = await projectSuspect();
    if (suspect.deliveries > 0) return suspect;
  }
  return projectBatch();
}

/** Whichever of them a batch failed of, each runs alone before the next batch: none waits for another. */
async function projectBatch(): Promise<ProjectedBatch> {
  let tried: PendingDelivery[] = [];
  try {
    return await projectInTransaction(async (tx) => {
      tried = await claimDeliveries(tx, { most: DELIVERIES_AT_MOST, bytes: BYTES_AT_MOST });
      return tried;
    });
  } catch (error) {
    if (tried.length === 0 || !(await isTheirDoing(error))) throw error;
    log.error({ error }, 'a batch of deliveries could not be projected; trying each of them alone');
    await countFailure(projectPool(), tried);
    return projectSuspect();
  }
}

/** Refused, or too much for Postgres, which is well; or somebody holds what one of them needs, and others do not. */
async function isTheirDoing(error: unknown): Promise<boolean> {
  return isTooMuch(error) || isLockedOut(error) ? isAnswering(projectPool()) : !isUnavailable(error);
}

type Claim = (tx: Transaction) => Promise<PendingDelivery[]>;

async function projectInTransaction(claim: Claim): Promise<ProjectedBatch> {
  const projected = await inTransaction(projectPool(), async (tx) => {
    const claimed = await claim(tx);
    if (claimed.length === 0) return NOTHING;
    return whileHolding(claimed, async () => {
      failpoint('deliveries claimed');
      const done = await projectClaimed(tx, claimed);
      failpoint('batch projected');
      return done;
    });
  });
  failpoint('batch committed');
  countBatch(projected.deliveries, projected.fresh);
  return { deliveries: projected.deliveries.length, events: projected.fresh.length };
}

type Projected = { deliveries: readonly SortedDelivery[]; fresh: readonly ImEvent[] };

async function projectClaimed(tx: Transaction, claimed: readonly PendingDelivery[]): Promise<Projected> {
  const shares = await sortDeliveries(tx, claimed);
  const changes: Change[] = shares.flatMap((share) => share.changes);
  const fresh: ImEvent[] = [];
  for (const [orgId, own] of byOrg(shares)) {
    const projected = await projectOrg(tx, orgId, own);
    changes.push(...projected.changes);
    fresh.push(...projected.fresh);
  }
  const deliveries = shares.map(({ sorted }) => sorted);
  const quarantined = deliveries.flatMap((delivery) => delivery.quarantined);
  const outcomes = deliveries.map(({ outcome }) => outcome);
  if (quarantined.length > 0) changes.push({ orgId: null, kind: 'quarantine', id: '' });
  await together([
    insertQuarantined(tx, quarantined),
    saveOutcomes(tx, outcomes, Date.now()),
    insertChanges(tx, [...changes, { orgId: null, kind: 'delivery', id: '' }]),
  ]);
  return { deliveries, fresh };
}

const NOTHING: Projected = { deliveries: [], fresh: [] };

/**
 * One delivery that a process held when it died, or a batch that failed: others were with it, which proves nothing. If it
 * fails alone it is set aside; what was too much is tried again, as is what a process died of.
 */
async function projectSuspect(): Promise<ProjectedBatch> {
  let tried: PendingDelivery | null = null;
  try {
    return await projectInTransaction(async (tx) => {
      const suspect = await claimSuspect(tx);
      tried = suspect;
      if (suspect && suspect.deaths > FAILURES_ALONE_AT_MOST)
        throw new Error(`it failed ${FAILURES_ALONE_AT_MOST} times alone`);
      return suspect ? [suspect] : [];
    });
  } catch (error) {
    const poison: PendingDelivery | null = tried;
    if (poison === null || !(await isTheirDoing(error))) throw error;
    if (isTooMuch(error) || isLockedOut(error)) {
      log.error({ error }, 'a delivery took too long to project and is tried again later');
      // A lock is no fault of its own: it steps back behind the others and is never set aside for that.
      await countFailure(projectPool(), [poison], isLockedOut(error) ? FAILURES_ALONE_AT_MOST : undefined);
      return { deliveries: 0, events: 0 };
    }
    log.error({ error }, 'a delivery could not be projected and goes to quarantine');
    return inTransaction(projectPool(), (tx) => setAside(tx, poison));
  }
}

async function setAside(
  tx: Transaction,
  { id, receivedAt, sourceId }: PendingDelivery,
): Promise<ProjectedBatch> {
  if (!(await claimDelivery(tx, { id, receivedAt }))) return { deliveries: 0, events: 0 };
  await insertQuarantined(tx, [{ sourceId, receivedAt, deliveryId: id, index: null, reason: 'failed' }]);
  const nothing = { events: 0, repeats: 0, notOurs: 0, quarantined: 1, lagMs: null };
  await saveOutcomes(tx, [{ id, receivedAt, progress: 1, elements: 1, ...nothing }], Date.now());
  await insertChanges(tx, [
    { orgId: null, kind: 'quarantine', id: '' },
    { orgId: null, kind: 'delivery', id: '' },
  ]);
  return { deliveries: 1, events: 0 };
}
