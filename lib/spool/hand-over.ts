// Brings the deliveries of one file after another to Postgres, in groups that its line can carry.
import type { NewDelivery } from '../db/deliveries.ts';
import type { SpooledDelivery } from './record.ts';

export type Store = (deliveries: NewDelivery[]) => Promise<void>;

/** Rejects as `store` does; the next call for the same file goes on after what was stored. */
export type HandOver = (file: { path: string; deliveries: SpooledDelivery[] }, store: Store) => Promise<void>;

const AT_ONCE = { deliveries: 500, bytes: 4 * 1024 * 1024 };
const SMALLEST_SHARE = 1 / AT_ONCE.deliveries;

export function createHandOver(): HandOver {
  /** Of what one write may carry: on a slow line that would never get through in its time. */
  let share = 1;
  let begun = { path: '', stored: 0 };

  return async ({ path, deliveries }, store) => {
    if (begun.path !== path) begun = { path, stored: 0 };
    while (begun.stored < deliveries.length) {
      const group = deliveries.slice(begun.stored, begun.stored + groupSize(deliveries, begun.stored, share));
      try {
        await store(group.map((delivery) => ({ ...delivery, origin: 'spool' })));
      } catch (error) {
        share = Math.max(share / 2, SMALLEST_SHARE);
        throw error;
      }
      share = Math.min(share * 2, 1);
      begun.stored += group.length;
    }
  };
}

/** How many from `start` on make one write; one at least. */
function groupSize(deliveries: readonly SpooledDelivery[], start: number, share: number): number {
  let bytes = 0;
  let size = 0;
  for (const { body } of deliveries.slice(start, start + Math.max(1, AT_ONCE.deliveries * share))) {
    bytes += body.byteLength;
    if (size > 0 && bytes > AT_ONCE.bytes * share) break;
    size += 1;
  }
  return size;
}
