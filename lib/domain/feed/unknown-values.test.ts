import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sessionEvents } from '../testing/arbitrary-events.ts';
import { holdsAlways } from '../testing/property-runs.ts';
import { eventsOf, opened, reported, said, T0 } from '../testing/sentences.ts';
import { sightingsIn, together, unknownValuesOf } from './unknown-values.ts';

it('says of each value how often it came, first and last', () => {
  const events = eventsOf(
    reported('TOMORROW', 9),
    opened(3),
    reported('TOMORROW', 1, { replyStatus: 'AGENT_ASLEEP' }),
    said('customer', 2, { type: 'HOLOGRAM' }),
  );
  expect(unknownValuesOf(events.flatMap(sightingsIn))).toEqual([
    { field: 'messageType', value: 'HOLOGRAM', n: 1, firstAt: T0 + 2_000, lastAt: T0 + 2_000 },
    { field: 'replyStatus', value: 'AGENT_ASLEEP', n: 1, firstAt: T0 + 1_000, lastAt: T0 + 1_000 },
    { field: 'status', value: 'TOMORROW', n: 2, firstAt: T0 + 1_000, lastAt: T0 + 9_000 },
  ]);
});

it('says the same in whatever order and in whatever parts the events come', () => {
  const shuffled = sessionEvents.chain((events) =>
    fc.tuple(
      fc.constant(events),
      fc.shuffledSubarray(events, { minLength: events.length }),
      fc.integer({ min: 1, max: 5 }),
    ),
  );
  holdsAlways(
    fc.property(shuffled, ([events, arrived, size]) => {
      const parts = Array.from({ length: Math.ceil(arrived.length / size) }, (_, part) =>
        unknownValuesOf(arrived.slice(part * size, (part + 1) * size).flatMap(sightingsIn)),
      );
      expect(together(parts.flat())).toEqual(unknownValuesOf(events.flatMap(sightingsIn)));
    }),
  );
});
