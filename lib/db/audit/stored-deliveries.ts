// What arrived, as far as it is still there and as far as it was projected.
import type { QuarantineReason } from '../../domain/events/quarantine-reason.ts';
import { toMs, toTimestamp } from '../connection/instants.ts';
import type { Queryable } from '../connection/transaction.ts';
import type { Quarantined } from '../projection/quarantine-rows.ts';
import { rowsOf } from './stream.ts';

/** `done` of its elements have been projected; `quarantined` are those that were set aside, resolved or not. */
export type StoredDelivery = {
  id: string;
  receivedAt: number;
  sourceId: string;
  body: Uint8Array;
  done: number;
  quarantined: (Quarantined & { isResolved: boolean })[];
};

const BYTES_AT_ONCE = 8 * 1024 * 1024;
const ROWS_AT_ONCE = 500;

/** Which deliveries: all that were begun, those that wait, or those with something set aside that nobody resolved. */
export type DeliveriesWanted = 'begun' | 'pending' | 'set_aside';

const CONDITIONS: Readonly<Record<DeliveriesWanted, string>> = {
  begun: 'events IS NOT NULL',
  pending: `state = 'pending'`,
  set_aside: `(received_at, id) IN
    (SELECT received_at, delivery_id FROM quarantined_element WHERE resolved_at IS NULL)`,
};

type Size = { received_at: Date; id: string; bytes: number };

/** In portions that bound the memory, not in any order. */
export async function* storedDeliveries(
  db: Queryable,
  wanted: DeliveriesWanted,
): AsyncGenerator<StoredDelivery[], void> {
  const text = `SELECT received_at, id, octet_length(body) AS bytes FROM delivery WHERE ${CONDITIONS[wanted]}`;
  for await (const sizes of rowsOf<Size>(db, { text, atOnce: 10 * ROWS_AT_ONCE })) {
    for (const portion of portionsOf(sizes)) yield await readDeliveries(db, portion);
  }
}

function portionsOf(sizes: readonly Size[]): Size[][] {
  const portions: Size[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const size of sizes) {
    const last = portions.at(-1);
    bytes += size.bytes;
    if (last && bytes <= BYTES_AT_ONCE && last.length < ROWS_AT_ONCE) last.push(size);
    else {
      portions.push([size]);
      bytes = size.bytes;
    }
  }
  return portions;
}

type Row = { received_at: Date; id: string; source_id: string; body: Buffer; done: number };

async function readDeliveries(db: Queryable, portion: readonly Size[]): Promise<StoredDelivery[]> {
  const keys = [
    portion.map(({ received_at }) => toTimestamp(toMs(received_at))),
    portion.map(({ id }) => id),
  ];
  const { rows } = await db.query<Row>({
    name: 'audit deliveries',
    text: `SELECT received_at, id, source_id, body,
        coalesce(events + repeats + not_ours + quarantined, 0) AS done FROM delivery
      WHERE (received_at, id) IN (SELECT * FROM unnest($1::timestamptz[], $2::uuid[]))`,
    values: keys,
  });
  const setAside = await readSetAside(db, keys);
  return rows.map(({ received_at, source_id, id, body, done }) => {
    const quarantined = setAside.get(id) ?? [];
    // Nothing was found in a delivery that failed: it counts one element, and that one is the failure.
    const failures = quarantined.filter(({ reason, index }) => reason === 'failed' && index === null);
    return {
      ...{ id, body, quarantined },
      receivedAt: toMs(received_at),
      sourceId: source_id,
      done: done - failures.length,
    };
  });
}

type SetAsideRow = {
  delivery_id: string;
  received_at: Date;
  source_id: string;
  index: number | null;
  reason: QuarantineReason;
  resolved: boolean;
};

async function readSetAside(
  db: Queryable,
  keys: unknown[],
): Promise<Map<string, StoredDelivery['quarantined']>> {
  const { rows } = await db.query<SetAsideRow>({
    name: 'audit quarantined',
    text: `SELECT delivery_id, received_at, source_id, index, reason, resolved_at IS NOT NULL AS resolved
      FROM quarantined_element
      WHERE (received_at, delivery_id) IN (SELECT * FROM unnest($1::timestamptz[], $2::uuid[]))`,
    values: keys,
  });
  const byDelivery = new Map<string, StoredDelivery['quarantined']>();
  for (const row of rows) {
    const { delivery_id: deliveryId, source_id: sourceId, index, reason } = row;
    const element = {
      deliveryId,
      sourceId,
      index,
      reason,
      receivedAt: toMs(row.received_at),
      isResolved: row.resolved,
    };
    // One delivery may have a hundred thousand: its list is never copied.
    const known = byDelivery.get(deliveryId);
    if (known) known.push(element);
    else byDelivery.set(deliveryId, [element]);
  }
  return byDelivery;
}

/**
 * The receipt of the oldest delivery that is still there. Old ones go by age, so whatever was received since then can be
 * held against its deliveries. Null: there are none.
 */
export async function readHorizon(db: Queryable): Promise<number | null> {
  const { rows } = await db.query<{ oldest: Date | null }>('SELECT min(received_at) AS oldest FROM delivery');
  const oldest = rows[0]?.oldest ?? null;
  return oldest === null ? null : toMs(oldest);
}
