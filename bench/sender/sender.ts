// A process of its own, so that its work never stands in the way of what it measures. Ends with its parent.

import { writeBook } from './book.ts';
import { burst, type Next, type Outcome } from './burst.ts';
import { createEventSource } from './events.ts';
import { inserts } from './inserts.ts';
import type { Address, BookOrder, Order, Reply, Sent } from './orders.ts';
import { paced } from './paced.ts';
import { elementsIn, type Prepared, prepare } from './requests.ts';

/** Requests that are sent again and again to whoever does not store them. */
const USED_AGAIN = 4_000;

const [seed = '0', shops = '1', bookFile = ''] = process.argv.slice(2);
const wanted = { seed: Number(seed), shops: Number(shops), now: Date.now() };
const source = createEventSource(wanted);
const elementsUsedAgain = createEventSource(wanted).take(USED_AGAIN);
const unbooked: Outcome[] = [];

process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit(0));
process.on('message', (order: Order | BookOrder) => {
  obey(order).then(reply, (error: unknown) =>
    reply({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
});

reply({ kind: 'ready' });

async function obey(order: Order | BookOrder): Promise<Reply> {
  if (order.kind !== 'book') return { kind: 'sent', sent: await carryOut(order) };
  for (const outcome of unbooked.splice(0)) writeBook(bookFile, outcome);
  return { kind: 'booked' };
}

async function carryOut(order: Order): Promise<Sent> {
  switch (order.kind) {
    case 'inserts':
      return inserts(order, elementsUsedAgain);
    case 'paced': {
      const count = Math.ceil((order.perSecond * order.forMs) / 1_000);
      return sendFresh({ ...order, count, eventsPerRequest: 1 }, (next) => paced(order, next));
    }
    case 'burst': {
      const { freshPerSecond, eventsPerRequest, forMs } = order;
      if (freshPerSecond === null) return (await burst(order, again(order))).sent;
      const count = Math.ceil((freshPerSecond * forMs) / 1_000 / eventsPerRequest) * eventsPerRequest;
      return sendFresh({ ...order, count }, (next) => burst(order, next));
    }
  }
}

type Fresh = { to: Address; count: number; eventsPerRequest: number };

async function sendFresh(
  { to, count, eventsPerRequest }: Fresh,
  run: (next: Next) => Promise<Outcome>,
): Promise<Sent> {
  const requests = prepare(to, source.take(count), eventsPerRequest);
  let index = 0;
  const outcome = await run(() => {
    const request = requests[index] ?? null;
    index += 1;
    return request;
  });
  source.giveBack(requests.slice(index).flatMap(elementsIn));
  unbooked.push(outcome);
  return outcome.sent;
}

function again({ to, eventsPerRequest }: { to: Address; eventsPerRequest: number }): Next {
  const requests: Prepared[] = prepare(to, elementsUsedAgain, eventsPerRequest);
  let index = 0;
  return () => {
    index += 1;
    return requests[index % requests.length] ?? null;
  };
}

function reply(message: Reply): void {
  if (process.connected) process.send?.(message);
}
