// The demonstration's deliveries: those of one simulation, the same whenever they are asked for again.
import type { SimulatedEvent } from '../model/element.ts';
import { simulate } from '../model/simulate.ts';
import { AS_ZOHO_SENDS, type Delivery, deliveriesOf } from '../sending/delivery.ts';
import type { DemoState } from './demo-state.ts';

/** Enough of what goes wrong in life for every mark of the product to be seen, and no more. */
const ODDITIES = { duplicates: 0.012, shuffle: 0.02, late: 0.004, malformed: 0.0004, others: 0.01 };

export type DemoStream = {
  deliveries: Iterable<Delivery>;
  /** Sessions that begin before, or soon after, what has been taken from `deliveries` so far. */
  known: ReadonlySet<string>;
};

/** From the simulation's start on; the caller skips what was delivered before. */
export function demoStream({
  seed,
  startAt,
  orgId,
}: Pick<DemoState, 'seed' | 'startAt' | 'orgId'>): DemoStream {
  const known = new Set<string>();
  const events = noting(simulate({ seed, startAt, orgId, pace: 'busy' }), known);
  return { deliveries: deliveriesOf(events, { seed, ...AS_ZOHO_SENDS, ...ODDITIES }), known };
}

function* noting(events: Iterable<SimulatedEvent>, known: Set<string>): Generator<SimulatedEvent, void> {
  for (const event of events) {
    const { sessionId } = event.element.payload;
    if (typeof sessionId === 'string') known.add(sessionId);
    yield event;
  }
}
