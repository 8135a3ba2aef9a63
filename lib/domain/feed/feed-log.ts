// What came in, as the feed screen lists it: numbers and reasons, never a word of what was in it.
import type { QuarantineReason } from '../events/quarantine-reason.ts';

/** live: from Zoho · spool: kept on disk while the database was away · seed: invented · replay: read once more. */
export type DeliverySource = 'live' | 'spool' | 'seed' | 'replay';

/** What was found is null until it has been read; `lagMs` is the median of received − at over its events. */
export type LoggedDelivery = {
  id: string;
  receivedAt: number;
  source: DeliverySource;
  bytes: number;
  lagMs: number | null;
  found: { elements: number; events: number; repeats: number; notOurs: number; quarantined: number } | null;
};

export type FeedLog = {
  /** Newest first. */
  deliveries: LoggedDelivery[];
  nextCursor: string | null;
  /** Of the live deliveries of the last 5 minutes; null where none came. */
  lag: { medianMs: number | null; p95Ms: number | null };
  asOf: number;
};

/** `index`: place in the delivery; null: the whole body. */
export type QuarantinedElement = {
  id: string;
  receivedAt: number;
  index: number | null;
  reason: QuarantineReason;
};

export type QuarantineList = { elements: QuarantinedElement[]; total: number; nextCursor: string | null };

export type DeliveryOutcome = 'waiting' | 'quarantined' | 'projected' | 'repeat' | 'not_ours' | 'empty';

/** What became of a delivery, in one word; what needs a person comes first. */
export function outcomeOf({ found }: LoggedDelivery): DeliveryOutcome {
  if (found === null) return 'waiting';
  if (found.quarantined > 0) return 'quarantined';
  if (found.events > 0) return 'projected';
  if (found.repeats > 0) return 'repeat';
  return found.notOurs > 0 ? 'not_ours' : 'empty';
}

/**
 * What is listed after a new first page has come. Rows of before stay below it where the two overlap; where so much
 * came that they do not, there would be a hole: then the new page stands alone.
 */
export function afterNewest(held: FeedLog, newest: FeedLog): FeedLog {
  const known = new Set(held.deliveries.map(({ id }) => id));
  if (!newest.deliveries.some(({ id }) => known.has(id))) return newest;
  const fresh = new Set(newest.deliveries.map(({ id }) => id));
  const oldest = newest.deliveries.at(-1);
  const older = held.deliveries.filter(
    (row) => !fresh.has(row.id) && oldest !== undefined && isOlder(row, oldest),
  );
  const nextCursor = older.length > 0 ? held.nextCursor : newest.nextCursor;
  return { ...newest, deliveries: [...newest.deliveries, ...older], nextCursor };
}

function isOlder(row: LoggedDelivery, than: LoggedDelivery): boolean {
  return row.receivedAt < than.receivedAt || (row.receivedAt === than.receivedAt && row.id < than.id);
}
