// Pending deliveries, taken apart: what is ours by org, what goes to quarantine, what is not ours.
import type { DeliveryOutcome, PendingDelivery } from '../../db/deliveries.ts';
import type { DeliveredEvent } from '../../db/projection/event-rows.ts';
import type { Quarantined } from '../../db/projection/quarantine-rows.ts';
import type { Sighting } from '../../domain/feed/unknown-values.ts';
import { type ParsedElement, parseElement } from '../../zoho/parse-delivery.ts';
import type { ReadDelivery } from './read-delivery.ts';

/** A delivery's own share of the batch: `outcome` still lacks what only the database knows (repeats, lag). */
export type SortedDelivery = {
  delivery: PendingDelivery;
  outcome: DeliveryOutcome;
  events: DeliveredEvent[];
  quarantined: Quarantined[];
  /** Types of events about messaging that we do not read. */
  unknownTypes: Sighting[];
};

/** At most `most` elements from where the delivery's progress stands. `orgId` null: the source is not pinned yet. */
export function sortElements(
  { delivery, body }: ReadDelivery,
  { orgId, most }: { orgId: string | null; most: number },
): SortedDelivery {
  const elements = body.kind === 'elements' ? body.elements : [];
  const { progress, receivedAt } = delivery;
  const chunk = elements
    .slice(progress, progress + most)
    .map((element, place) => parseElement(element, { index: progress + place, receivedAt }));
  const events: DeliveredEvent[] = [];
  const quarantined: Quarantined[] = [];
  const unknownTypes: Sighting[] = [];
  if (body.kind === 'unreadable') quarantined.push({ ...placeOf(delivery, null), reason: body.reason });
  for (const element of chunk) {
    const sorted = sortElement(element, delivery, orgId);
    if (sorted.kind === 'event') events.push(sorted.event);
    if (sorted.kind === 'quarantined') quarantined.push(sorted.element);
    if (sorted.kind === 'not_ours') unknownTypes.push(...unknownTypeIn(element, receivedAt));
  }
  const outcome: DeliveryOutcome = {
    id: delivery.id,
    receivedAt,
    progress: progress + chunk.length,
    elements: elements.length,
    events: events.length,
    repeats: 0,
    notOurs: chunk.length - events.length - (body.kind === 'elements' ? quarantined.length : 0),
    quarantined: quarantined.length,
    lagMs: null,
  };
  return { delivery, outcome, events, quarantined, unknownTypes };
}

/** What Zoho calls its events about messaging; the other modules of a shop are none of our business. */
const MESSAGING = /^IM_/;

export function unknownTypeIn(element: ParsedElement, at: number): Sighting[] {
  if (element.kind !== 'not_ours' || !MESSAGING.test(element.type)) return [];
  return [{ field: 'eventType', value: element.type, at }];
}

type Sorted =
  | { kind: 'event'; event: DeliveredEvent }
  | { kind: 'quarantined'; element: Quarantined }
  | { kind: 'not_ours' };

/** Another org's element is refused before anybody asks what it is: not even its kind is counted here. */
function sortElement(element: ParsedElement, delivery: PendingDelivery, orgId: string | null): Sorted {
  const place = placeOf(delivery, element.index);
  if (element.kind === 'rejected' && element.orgId === null) {
    return { kind: 'quarantined', element: { ...place, reason: element.reason } };
  }
  if (orgId === null || element.orgId !== orgId)
    return { kind: 'quarantined', element: { ...place, reason: 'wrong_org' } };
  if (element.kind === 'rejected')
    return { kind: 'quarantined', element: { ...place, reason: element.reason } };
  if (element.kind === 'not_ours') return { kind: 'not_ours' };
  const { event, type, eventTime, clockFlagged, element: text } = element;
  const { receivedAt } = delivery;
  return {
    kind: 'event',
    event: { event, type, eventTime, clockFlagged, element: text, receivedAt, deliveries: 1 },
  };
}

function placeOf({ sourceId, receivedAt, id }: PendingDelivery, index: number | null) {
  return { sourceId, receivedAt, deliveryId: id, index };
}
