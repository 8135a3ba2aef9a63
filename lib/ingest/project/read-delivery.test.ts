import { expect, it } from 'vitest';
import type { PendingDelivery } from '../../db/deliveries.ts';
import { elementsLeft, readDelivery } from './read-delivery.ts';

const deliveryOf = (id: string, elements: number, progress = 0): PendingDelivery => ({
  ...{ id, progress, receivedAt: 0, sourceId: 's', origin: 'live', deaths: 0 },
  body: Buffer.from(JSON.stringify(Array.from({ length: elements }, () => ({})))),
});
const bodyOf = (delivery: PendingDelivery) => readDelivery(delivery).body;

it('takes a body apart once for all its chunks but the last', () => {
  const whole = bodyOf(deliveryOf('large', 5_000));
  expect(bodyOf(deliveryOf('large', 5_000, 2_000))).toBe(whole);
  expect(elementsLeft(readDelivery(deliveryOf('large', 5_000, 4_000)))).toBe(1_000);
  expect(bodyOf(deliveryOf('large', 5_000, 4_000))).not.toBe(whole);
});

it('keeps no body longer than until another delivery is read, and none that goes at once', () => {
  const whole = bodyOf(deliveryOf('large', 5_000));
  bodyOf(deliveryOf('another', 1));
  expect(bodyOf(deliveryOf('large', 5_000))).not.toBe(whole);
  const small = bodyOf(deliveryOf('small', 2_000));
  expect(bodyOf(deliveryOf('small', 2_000))).not.toBe(small);
});
