// The record of events, held against the deliveries where they still exist, and each row against its own element.

import { isDeepStrictEqual } from 'node:util';
import { readHorizon, storedDeliveries } from '../db/audit/stored-deliveries.ts';
import { countEvents, type KeyRange, type StoredEvent, storedEvents } from '../db/audit/stored-events.ts';
import type { Queryable } from '../db/connection/transaction.ts';
import { sightingsIn } from '../domain/feed/unknown-values.ts';
import { differingFields } from './difference.ts';
import { type Found, noteRepair } from './found.ts';
import type { Learner } from './learner.ts';
import { type ReadEvent, readElement, readStoredDelivery } from './read-events.ts';
import type { UnknownTally } from './unknown-tally.ts';

/** Their keys are held in memory at once; more of them take several readings of the deliveries. */
const EVENTS_AT_ONCE = 1_000_000;

/** How often a key was delivered, and when first. */
type Arrivals = Map<string, { orgId: string; n: number; receivedAt: number }>;

type Comparing = {
  db: Queryable;
  found: Found;
  learner: Learner;
  unknown: UnknownTally;
  eventsAtOnce?: number;
};

export async function compareEvents(comparing: Comparing): Promise<void> {
  const { db, found, eventsAtOnce = EVENTS_AT_ONCE } = comparing;
  const horizon = await readHorizon(db);
  const readings = Math.max(1, Math.ceil((await countEvents(db)) / eventsAtOnce));
  for (const [reading, range] of rangesOf(readings).entries()) {
    const arrivals = await readArrivals(comparing, range, reading === 0);
    for await (const rows of storedEvents(db, range)) {
      for (const row of rows) compareEvent(comparing, { row, horizon, arrivals });
    }
    for (const [key, { orgId, n }] of arrivals) {
      found.differences.add({ projection: 'event', orgId, id: key, what: 'missing' });
      noteRepair(found.repairs.events, { orgId, key, held: null, wanted: null, deliveriesBy: n });
    }
  }
}

/** Keys are hexadecimal digits of a hash, so equal ranges hold about equally many. */
function rangesOf(readings: number): KeyRange[] {
  const borders = Array.from({ length: readings }, (_, i) =>
    Math.floor((i * 0x10000) / readings)
      .toString(16)
      .padStart(4, '0'),
  );
  return borders.map((border, i) => ({ from: i === 0 ? '' : border, to: borders[i + 1] ?? null }));
}

async function readArrivals(
  { db, found, unknown }: Comparing,
  range: KeyRange,
  isFirst: boolean,
): Promise<Arrivals> {
  const arrivals: Arrivals = new Map();
  for await (const deliveries of storedDeliveries(db, 'begun')) {
    for (const delivery of deliveries) {
      const { events, unmarked, unknownTypes } = readStoredDelivery(delivery);
      for (const event of events) if (isWithin(event.delivered.event.key, range)) count(arrivals, event);
      if (!isFirst) continue;
      found.seen.deliveries += 1;
      for (const { orgId, sighting } of unknownTypes) unknown.add(orgId, [sighting]);
      for (const element of unmarked) {
        const what = `element ${element.index ?? 'of no array'} is neither an event nor set aside`;
        found.differences.add({ projection: 'quarantine', orgId: '', id: element.deliveryId, what });
        noteRepair(found.repairs.quarantined, element);
      }
    }
  }
  return arrivals;
}

function isWithin(key: string, { from, to }: KeyRange): boolean {
  return key >= from && (to === null || key < to);
}

function count(arrivals: Arrivals, { orgId, delivered: { event, receivedAt } }: ReadEvent): void {
  const held = arrivals.get(event.key);
  if (!held) arrivals.set(event.key, { orgId, n: 1, receivedAt });
  else {
    held.n += 1;
    held.receivedAt = Math.min(held.receivedAt, receivedAt);
  }
}

type Looked = { row: StoredEvent; horizon: number | null; arrivals: Arrivals };

function compareEvent({ found, learner, unknown }: Comparing, { row, horizon, arrivals }: Looked): void {
  found.seen.events += 1;
  const arrived = arrivals.get(row.key);
  arrivals.delete(row.key);
  // Deliveries go by age: where its first one should be there, all of them should.
  const isWhole = horizon !== null && row.receivedAt >= horizon;
  if (isWhole && !arrived) {
    found.differences.add({ projection: 'event', orgId: row.orgId, id: row.key, what: 'no delivery has it' });
  }
  const wanted = wantedRow(row, arrived, isWhole);
  learner.learn(row.orgId, wanted?.event ?? row.facts);
  unknown.add(row.orgId, sightingsIn(wanted?.event ?? row.facts));
  const deliveriesBy = shortBy(row, arrived, isWhole);
  const fields = wanted
    ? differingFields(comparable(row), comparableOf(wanted), isDeepStrictEqual)
    : 'element';
  const counted = deliveriesBy === 0 ? null : 'deliveries';
  if (fields === null && counted === null) return;
  const what = [fields, counted].filter((part) => part !== null).join(', ');
  found.differences.add({ projection: 'event', orgId: row.orgId, id: row.key, what });
  const { orgId, key, receivedAt, sessionId } = row;
  noteRepair(found.repairs.events, { orgId, key, held: { receivedAt, sessionId }, wanted, deliveriesBy });
}

/** The row that its element and its first receipt give; null where the element is not that of the key. */
function wantedRow(row: StoredEvent, arrived: { receivedAt: number } | undefined, isWhole: boolean) {
  const first = arrived?.receivedAt ?? row.receivedAt;
  const receivedAt = isWhole ? first : Math.min(first, row.receivedAt);
  const read = readElement(row.element, receivedAt);
  if (read?.orgId !== row.orgId || read.delivered.event.key !== row.key) return null;
  return read.delivered;
}

function shortBy(row: StoredEvent, arrived: { n: number } | undefined, isWhole: boolean): number {
  const n = arrived?.n ?? 0;
  if (isWhole) return n === 0 ? 0 : n - row.deliveries;
  return Math.max(0, n - row.deliveries);
}

function comparable({ orgId: _, key: __, deliveries: ___, element: ____, ...rest }: StoredEvent) {
  return rest;
}

function comparableOf(wanted: ReadEvent['delivered']): ReturnType<typeof comparable> {
  const { event, type, eventTime, clockFlagged, receivedAt } = wanted;
  const { at, sessionId, channelId } = event;
  return { at, eventTime, receivedAt, clockFlagged, sessionId, channelId, type, facts: event };
}
