// What only the record of events could tell of a delivery.
import { median } from '../../domain/percentile.ts';
import type { SortedDelivery } from './sort-elements.ts';

/**
 * Of its events, those that were known already; a copy inside the batch is a repeat too. Takes the keys that are this
 * delivery's own out of `unclaimed`.
 */
export function countRepeats({ outcome, events }: SortedDelivery, unclaimed: Set<string>): void {
  const own = events.filter(({ event }) => unclaimed.delete(event.key));
  outcome.events = own.length;
  outcome.repeats = events.length - own.length;
}

/** Only deliveries that came live say anything about lag. */
export function measureLag(
  { delivery, outcome, events }: SortedDelivery,
  freshKeys: ReadonlySet<string>,
): void {
  if (delivery.origin !== 'live') return;
  const lags = events
    .filter(({ event }) => freshKeys.has(event.key))
    .map(({ event, receivedAt }) => receivedAt - event.at);
  outcome.lagMs = median(lags);
}
