// Events read from what was stored, with the code that reads what arrives.
import type { StoredDelivery } from '../db/audit/stored-deliveries.ts';
import type { DeliveredEvent } from '../db/projection/event-rows.ts';
import type { Quarantined } from '../db/projection/quarantine-rows.ts';
import type { Sighting } from '../domain/feed/unknown-values.ts';
import { unknownTypeIn } from '../ingest/project/sort-elements.ts';
import { type ParsedElement, parseDelivery } from '../zoho/parse-delivery.ts';

export type ReadEvent = { orgId: string; delivered: DeliveredEvent };

/** What a delivery should have left: events, elements set aside that nobody has a mark of, types that we do not read. */
export type ReadDelivery = {
  events: ReadEvent[];
  unmarked: Quarantined[];
  unknownTypes: { orgId: string; sighting: Sighting }[];
};

/**
 * What was set aside stays so, whatever today's code or today's organisation would make of it: only a replay, which is
 * a delivery of its own, changes that.
 */
export function readStoredDelivery(delivery: StoredDelivery): ReadDelivery {
  const { body, receivedAt, quarantined, done } = delivery;
  const marked = new Set(
    quarantined
      .filter(({ reason, index }) => !(reason === 'failed' && index === null))
      .map(({ index }) => index),
  );
  const read: ReadDelivery = { events: [], unmarked: [], unknownTypes: [] };
  if (marked.has(null) || done === 0) return read;
  const parsed = parseDelivery(body, receivedAt);
  const place = { sourceId: delivery.sourceId, receivedAt, deliveryId: delivery.id };
  if (parsed.kind === 'unreadable') {
    return { ...read, unmarked: [{ ...place, index: null, reason: parsed.reason }] };
  }
  for (const element of parsed.elements.slice(0, done)) {
    if (marked.has(element.index)) continue;
    const event = eventOf(element, receivedAt);
    if (event) read.events.push(event);
    else if (element.kind === 'rejected')
      read.unmarked.push({ ...place, index: element.index, reason: element.reason });
    const { orgId } = element;
    if (orgId !== null) {
      read.unknownTypes.push(...unknownTypeIn(element, receivedAt).map((sighting) => ({ orgId, sighting })));
    }
  }
  return read;
}

/** The event of one stored element; null where it is none. */
export function readElement(element: string, receivedAt: number): ReadEvent | null {
  const parsed = parseDelivery(Buffer.from(element), receivedAt);
  const [only] = parsed.kind === 'elements' ? parsed.elements : [];
  return only ? eventOf(only, receivedAt) : null;
}

function eventOf(element: ParsedElement, receivedAt: number): ReadEvent | null {
  if (element.kind !== 'event' || element.orgId === null) return null;
  const { orgId, event, type, eventTime, clockFlagged, element: text } = element;
  return {
    orgId,
    delivered: { event, type, eventTime, clockFlagged, receivedAt, deliveries: 1, element: text },
  };
}
