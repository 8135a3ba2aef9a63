// Events that are missing, or whose element is not theirs, looked up in the deliveries.
import { storedDeliveries } from '../db/audit/stored-deliveries.ts';
import type { Queryable } from '../db/connection/transaction.ts';
import type { DeliveredEvent } from '../db/projection/event-rows.ts';
import type { EventRepair } from './found.ts';
import { readStoredDelivery } from './read-events.ts';

/** The same repairs; `wanted` stays null where no delivery has the event any more. */
export async function fillIn(db: Queryable, repairs: readonly EventRepair[]): Promise<EventRepair[]> {
  const sought = new Set(repairs.filter(({ wanted }) => wanted === null).map(({ key }) => key));
  if (sought.size === 0) return [...repairs];
  const earliest = new Map<string, DeliveredEvent>();
  for await (const deliveries of storedDeliveries(db, 'begun')) {
    for (const { delivered } of deliveries.flatMap((delivery) => readStoredDelivery(delivery).events)) {
      const { key } = delivered.event;
      if (!sought.has(key)) continue;
      const held = earliest.get(key);
      if (!held || delivered.receivedAt < held.receivedAt) earliest.set(key, delivered);
    }
  }
  return repairs.map((repair) => ({ ...repair, wanted: repair.wanted ?? earliest.get(repair.key) ?? null }));
}
