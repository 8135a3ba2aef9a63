// A body is taken apart once, however many chunks it is projected in.
import type { PendingDelivery } from '../../db/deliveries.ts';
import { processSingleton } from '../../process-singleton.ts';
import type { JsonElements } from '../../zoho/json-elements.ts';
import { orgIdOf, readBody } from '../../zoho/parse-delivery.ts';

export type ReadDelivery = { delivery: PendingDelivery; body: JsonElements };

/** More elements than this are not projected at once. */
export const ELEMENTS_AT_MOST = 2_000;

/** The body of the delivery whose chunks this process projects: one at most, and until it reads another delivery. */
type Kept = { last: { id: string; body: JsonElements } | null };
const kept = () => processSingleton<Kept>('chunkedDelivery', () => ({ last: null }));

export function readDelivery(delivery: PendingDelivery): ReadDelivery {
  const { last } = kept();
  const body = last?.id === delivery.id ? last.body : readBody(delivery.body);
  const read = { delivery, body };
  kept().last = elementsLeft(read) > ELEMENTS_AT_MOST ? { id: delivery.id, body } : null;
  return read;
}

/** How many are not projected yet. */
export function elementsLeft({ delivery, body }: ReadDelivery): number {
  return body.kind === 'elements' ? body.elements.length - delivery.progress : 0;
}

/** The org that all elements agree on; null where they name none or several. */
export function agreedOrg({ body }: ReadDelivery): string | null {
  if (body.kind === 'unreadable') return null;
  const orgs = new Set(body.elements.map(orgIdOf));
  const [only = null] = orgs;
  return orgs.size === 1 ? only : null;
}
