import { describe, expect, it } from 'vitest';
import { parseDelivery } from '../../lib/zoho/parse-delivery.ts';
import type { SimulatedEvent } from '../model/element.ts';
import { simulate } from '../model/simulate.ts';
import { AS_ZOHO_SENDS, type Delivery, type DeliveryOptions, deliveriesOf, retimed } from './delivery.ts';

const T0 = Date.UTC(2025, 5, 12, 15);

function sample(count = 2_000): SimulatedEvent[] {
  const events: SimulatedEvent[] = [];
  for (const event of simulate({ seed: 3, startAt: T0, pace: 'busy' })) {
    if (events.length === count) return events;
    events.push(event);
  }
  return events;
}

const events = sample();
const deliver = (options: Partial<DeliveryOptions> = {}): Delivery[] => [
  ...deliveriesOf(events, { seed: 3, ...AS_ZOHO_SENDS, ...options }),
];
const parsed = ({ body, dueAt }: Delivery) => parseDelivery(new TextEncoder().encode(body), dueAt);
const elementsOf = (delivery: Delivery) => {
  const read = parsed(delivery);
  return read.kind === 'elements' ? read.elements : [];
};
const keysOf = (deliveries: readonly Delivery[]) =>
  deliveries.flatMap(elementsOf).flatMap((one) => (one.kind === 'event' ? [one.event.key] : []));

describe('deliveries', () => {
  it('hold each event once, in order, soon after it happened', () => {
    const deliveries = deliver();
    const keys = keysOf(deliveries);
    expect(keys).toHaveLength(events.length);
    expect(new Set(keys).size).toBe(events.length);
    expect(deliveries.map(({ dueAt }) => dueAt)).toEqual(
      deliveries.map(({ dueAt }) => dueAt).toSorted((a, b) => a - b),
    );
    for (const delivery of deliveries) {
      for (const one of elementsOf(delivery)) {
        if (one.kind === 'event') expect(delivery.dueAt - one.event.at).toBeLessThan(600);
      }
    }
  });

  it('are the same for the same seed, oddities included', () => {
    const odd = { duplicates: 0.1, late: 0.1, shuffle: 0.2, unknown: 0.1, malformed: 0.1, others: 0.1 };
    expect(deliver(odd)).toEqual(deliver(odd));
  });

  it('hold no more events than a batch', () => {
    expect(Math.max(...deliver({ batch: 3 }).map(({ body }) => JSON.parse(body).length))).toBe(3);
    expect(Math.max(...deliver({ batch: 1 }).map(({ body }) => JSON.parse(body).length))).toBe(1);
  });
});

describe('what goes wrong', () => {
  it('repeats whole deliveries and loses nothing', () => {
    const keys = keysOf(deliver({ duplicates: 0.2 }));
    expect(keys.length).toBeGreaterThan(events.length * 1.1);
    expect(new Set(keys).size).toBe(events.length);
  });

  it('holds events back and lets deliveries overtake each other without losing one', () => {
    const keys = keysOf(deliver({ late: 0.1, shuffle: 0.3 }));
    expect(keys).not.toEqual(keysOf(deliver()));
    expect([...keys].sort()).toEqual(keysOf(deliver()).sort());
  });

  it('sends values that nobody knows, other modules, and bodies that are rejected', () => {
    const elements = deliver({ unknown: 0.2, others: 0.2, malformed: 0.2 });
    const statuses = elements
      .flatMap(elementsOf)
      .flatMap((one) => (one.kind === 'event' && one.event.kind === 'status' ? [one.event.status] : []));
    expect(statuses).toEqual(expect.arrayContaining(['SNOOZED']));
    const kinds = elements.flatMap(elementsOf).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['event', 'not_ours', 'rejected']));
    const reasons = elements.map(parsed).flatMap((read) => (read.kind === 'unreadable' ? [read.reason] : []));
    expect(new Set(reasons)).toEqual(new Set(['unreadable']));
    const rejects = elements
      .flatMap(elementsOf)
      .flatMap((one) => (one.kind === 'rejected' ? [one.reason] : []));
    expect(rejects).toEqual(
      expect.arrayContaining(['too_deep', 'not_an_element', 'bad_time', 'missing_session']),
    );
    expect(elements.some(({ body }) => body.includes('"orgId":"99999999"'))).toBe(true);
  });
});

it('tells the same story on another clock', () => {
  const faster = [...retimed(events, (eventTime) => T0 + (eventTime - T0) / 60)];
  expect(faster.map(({ element }) => element.payload.text)).toEqual(
    events.map(({ element }) => element.payload.text),
  );
  expect((faster.at(-1)?.eventTime ?? 0) - T0).toBe(Math.round(((events.at(-1)?.eventTime ?? 0) - T0) / 60));
});
