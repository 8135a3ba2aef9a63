import type { ImEvent } from '../../domain/events/event.ts';
import { newValuesOf } from '../../domain/events/known-values.ts';
import { counter } from '../../metrics.ts';
import type { SortedDelivery } from './sort-elements.ts';

/** Once the batch is committed: a batch that was tried again counts once. */
export function countBatch(deliveries: readonly SortedDelivery[], fresh: readonly ImEvent[]): void {
  const elements = counter({
    name: 'vigia_elements_total',
    help: 'Elements of deliveries by what became of them',
    labelNames: ['outcome'],
  });
  for (const { outcome, quarantined } of deliveries) {
    elements.inc({ outcome: 'event' }, outcome.events);
    elements.inc({ outcome: 'repeat' }, outcome.repeats);
    elements.inc({ outcome: 'not_ours' }, outcome.notOurs);
    for (const { reason } of quarantined) elements.inc({ outcome: reason });
  }
  const unknown = counter({
    name: 'vigia_unknown_values_total',
    help: 'Values in new events that Zoho has not documented, by field',
    labelNames: ['field'],
  });
  for (const { field } of fresh.flatMap(newValuesOf)) unknown.inc({ field });
}
