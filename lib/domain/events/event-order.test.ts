import { expect, it } from 'vitest';
import { created, delivered, ended, eventsOf, opened, reported, said } from '../testing/sentences.ts';
import type { ImEvent } from './event.ts';
import { inEventOrder } from './event-order.ts';

it('stands by time, then messages, then message states, then statuses', () => {
  const events = eventsOf(ended(5), opened(5), delivered('m', 5), said('customer', 5), created(4));
  expect(inEventOrder(events).map(wordOf)).toEqual(['CREATED', 'message', 'state', 'OPEN', 'ENDED']);
});

it('puts messages of one instant by the length of their id, then by the id', () => {
  const events = eventsOf(...['100', '9', '11', '10'].map((messageId) => said('customer', 5, { messageId })));
  expect(inEventOrder(events).map((event) => 'messageId' in event && event.messageId)).toEqual([
    '9',
    '10',
    '11',
    '100',
  ]);
});

it('follows the old statuses of one instant from the status held before', () => {
  const events = eventsOf(
    reported('OPEN', 5, { oldStatus: 'ENDED' }),
    reported('ENDED', 5, { oldStatus: 'ON_PROGRESS' }),
    reported('ON_PROGRESS', 5, { oldStatus: 'ON_HOLD' }),
  );
  expect(inEventOrder(events, 'ON_HOLD').map(wordOf)).toEqual(['ON_PROGRESS', 'ENDED', 'OPEN']);
  expect(inEventOrder(events, 'BLOCKED').map(wordOf)).toEqual(['OPEN', 'ON_PROGRESS', 'ENDED']);
});

it('takes the lowest rank where nothing links', () => {
  const statuses = ['BLOCKED', 'ENDED', 'MISSED', 'TOMORROW', 'ON_PROGRESS', 'ON_HOLD', 'OPEN', 'CREATED'];
  const events = eventsOf(...statuses.map((status) => reported(status, 5)));
  expect(inEventOrder(events).map(wordOf)).toEqual(statuses.toReversed());
});

it('knows a copy by its key and believes the earliest', () => {
  const [early] = eventsOf(opened(5));
  const [late] = eventsOf(opened(9));
  if (!early || !late) throw new Error('no events');
  expect(inEventOrder([late, early, late])).toEqual([early]);
});

function wordOf(event: ImEvent): string {
  if (event.kind === 'status') return event.status;
  return event.kind === 'message' ? 'message' : 'state';
}
