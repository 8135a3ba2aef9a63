// From what arrived to what it means, in one transaction whose locks everybody takes in the same order: deliveries,
// events by key, sessions by id, counters by key. Unsorted, two projectors would deadlock over the same session.
import { type Change, insertChanges } from '../db/changes.ts';
import { claimDeliveries, claimDelivery, type PendingDelivery, saveOutcomes } from '../db/deliveries.ts';
import { isUnavailable } from '../db/failure.ts';
import { projectPool } from '../db/pool.ts';
import { moveChannelMinutes, moveStatusCounts } from '../db/projection/counter-rows.ts';
import { insertQuarantined } from '../db/projection/quarantine-rows.ts';
import { inTransaction, type Transaction } from '../db/transaction.ts';
import { log } from '../log.ts';
import { counter } from '../metrics.ts';
import { minuteDifferences, statusDifferences } from './count-differences.ts';
import { foldSessions } from './fold-sessions.ts';
import { learn } from './learn.ts';
import { orgOf } from './org-of.ts';
import { countRepeats, measureLag } from './outcome.ts';
import { recordEvents } from './record-events.ts';
import { readDelivery, type SortedDelivery, sortElements } from './sort-elements.ts';

export type ProjectedBatch = { deliveries: number; events: number };

const DELIVERIES_AT_MOST = 200;
const EVENTS_AT_MOST = 2_000;
const BYTES_AT_MOST = 4 * 1024 * 1024;

/** Projects the oldest pending deliveries that nobody else works on; zero deliveries: there are none. */
export async function projectPending(): Promise<ProjectedBatch> {
  try {
    return await inTransaction(projectPool(), async (tx) => {
      const deliveries = await claimDeliveries(tx, { most: DELIVERIES_AT_MOST, bytes: BYTES_AT_MOST });
      return deliveries.length === 0 ? { deliveries: 0, events: 0 } : projectClaimed(tx, deliveries);
    });
  } catch (error) {
    if (isUnavailable(error)) throw error;
    log.error({ error }, 'a batch of deliveries could not be projected; trying its first one alone');
    return projectAlone();
  }
}

async function projectClaimed(
  tx: Transaction,
  deliveries: readonly PendingDelivery[],
): Promise<ProjectedBatch> {
  const sorted = await sortDeliveries(tx, deliveries);
  const changes: Change[] = [];
  let events = 0;
  for (const [orgId, own] of byOrg(sorted)) {
    const saved = await projectOrg(tx, orgId, own);
    changes.push(...saved.changes);
    events += saved.events;
  }
  const quarantined = sorted.flatMap((one) => one.sorted.quarantined);
  await insertQuarantined(tx, quarantined);
  const outcomes = sorted.map((one) => one.sorted.outcome);
  await saveOutcomes(tx, outcomes, Date.now());
  if (quarantined.length > 0) changes.push({ orgId: null, kind: 'quarantine', id: '' });
  changes.push(...sorted.flatMap((one) => one.changes), { orgId: null, kind: 'delivery', id: '' });
  await insertChanges(tx, changes);
  count(sorted.map((one) => one.sorted));
  return { deliveries: sorted.length, events };
}

type Share = { orgId: string | null; sorted: SortedDelivery; changes: Change[] };

/** As many of the deliveries as make a batch; a larger one alone, in chunks of which the last one ends it. */
async function sortDeliveries(tx: Transaction, deliveries: readonly PendingDelivery[]): Promise<Share[]> {
  const shares: Share[] = [];
  let left = EVENTS_AT_MOST;
  for (const delivery of deliveries) {
    const read = readDelivery(delivery);
    const size = read.parsed.kind === 'elements' ? read.parsed.elements.length - delivery.progress : 0;
    if (shares.length > 0 && size > left) break;
    const { orgId, changes } = await orgOf(tx, read);
    shares.push({ orgId, sorted: sortElements(read, { orgId, most: EVENTS_AT_MOST }), changes });
    left -= size;
  }
  return shares;
}

function byOrg(shares: readonly Share[]): [string, SortedDelivery[]][] {
  const orgs = new Map<string, SortedDelivery[]>();
  for (const { orgId, sorted } of shares) {
    if (orgId !== null) orgs.set(orgId, [...(orgs.get(orgId) ?? []), sorted]);
  }
  return [...orgs].sort(([a], [b]) => (a < b ? -1 : 1));
}

async function projectOrg(
  tx: Transaction,
  orgId: string,
  deliveries: readonly SortedDelivery[],
): Promise<{ changes: Change[]; events: number }> {
  const delivered = deliveries.flatMap(({ events }) => events);
  if (delivered.length === 0) return { changes: [], events: 0 };
  const recorded = await recordEvents(tx, orgId, delivered);
  const unclaimed = new Set(recorded.freshKeys);
  for (const delivery of deliveries) {
    countRepeats(delivery, unclaimed);
    measureLag(delivery, recorded.freshKeys);
  }
  const fresh = recorded.fresh.map(({ event }) => event);
  const folded = await foldSessions(tx, orgId, { fresh, moved: recorded.movedSessions });
  const statuses = statusDifferences(folded.sessions);
  const minutes = minuteDifferences(folded.messages);
  if (statuses.length > 0) await moveStatusCounts(tx, orgId, statuses);
  if (minutes.length > 0) await moveChannelMinutes(tx, orgId, minutes);
  const learned = await learn(tx, orgId, fresh);

  const sessionIds = new Set([...folded.sessions.map(({ after }) => after.id), ...recorded.repeatedSessions]);
  // A session that ends again keeps its status count but moves "ended today".
  const channelIds = folded.sessions.flatMap(({ before, after }) => [before?.channelId, after.channelId]);
  const minuteIds = minutes.map(({ channelId, minute }) => `${channelId}|${minute}`);
  const named = (kind: Change['kind'], ids: Iterable<string | undefined>) =>
    [...new Set(ids)].flatMap((id) => (id === undefined ? [] : [{ orgId, kind, id }]));
  const changes = [
    ...named('session', sessionIds),
    ...named('channel_counter', channelIds),
    ...named('channel_minute', minuteIds),
    ...named('channel', learned.channels),
    ...named('assignee', learned.assignees),
  ];
  return { changes, events: fresh.length };
}

/** The oldest delivery alone; one that fails even so is set aside and never holds up its neighbours. */
async function projectAlone(): Promise<ProjectedBatch> {
  let tried: PendingDelivery | undefined;
  try {
    return await inTransaction(projectPool(), async (tx) => {
      [tried] = await claimDeliveries(tx, { most: 1, bytes: BYTES_AT_MOST });
      return tried ? projectClaimed(tx, [tried]) : { deliveries: 0, events: 0 };
    });
  } catch (error) {
    if (isUnavailable(error) || !tried) throw error;
    const poison = tried;
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

function count(deliveries: readonly SortedDelivery[]): void {
  const elements = counter({
    name: 'vigia_elements_total',
    help: 'Elements of deliveries by what became of them',
    labelNames: ['outcome'],
  });
  for (const { outcome, quarantined } of deliveries) {
    elements.inc({ outcome: 'event' }, outcome.events);
    elements.inc({ outcome: 'repeat' }, outcome.repeats);
    elements.inc({ outcome: 'not_ours' }, outcome.notOurs);
    for (const { reason } of quarantined) elements.inc({ outcome: reason });
  }
}
