// The shop's day on the wall's clock: what a set of options sends, and when.
import { simulate } from '../model/simulate.ts';
import { type Delivery, deliveriesOf, retimed } from './delivery.ts';
import type { SimulateOptions } from './options.ts';

/** Deliveries with the instants (epoch ms) at which they are due; those of the history are due already. */
export function deliveriesFor(options: SimulateOptions, now: number): Iterable<Delivery> {
  const startAt = now - options.historyMs;
  const events = simulate({ ...options, startAt });
  return deliveriesOf(retimed(events, clockOf(options, now)), options);
}

/** The history at its own times, then faster, slower or evenly. */
function clockOf({ pacing }: SimulateOptions, now: number): (eventTime: number) => number {
  if (pacing.kind === 'speed') {
    return (eventTime) => (eventTime <= now ? eventTime : now + (eventTime - now) / pacing.factor);
  }
  let sent = 0;
  return (eventTime) => {
    if (eventTime <= now) return eventTime;
    sent += 1;
    return now + (1_000 * sent) / pacing.perSecond;
  };
}
