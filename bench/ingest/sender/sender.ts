// A process of its own, so that its work never stands in the way of what it measures. Ends with its parent.
import { obeyParent } from '../../support/processes/obey-parent.ts';
import { createEventSource } from '../../support/sending/events.ts';
import type { Next, Outcome } from '../../support/sending/lane.ts';
import { paced } from '../../support/sending/paced.ts';
import { type Address, elementsIn, type Prepared, prepare } from '../../support/sending/requests.ts';
import type { Sent } from '../../support/sending/tally.ts';
import { writeBook } from './book.ts';
import { burst } from './burst.ts';
import { inserts } from './inserts.ts';
import type { BookOrder, Order, Reply } from './orders.ts';

/** Requests that are sent again and again to whoever does not store them. */
const USED_AGAIN = 4_000;

const [seed = '0', shops = '1', bookFile = ''] = process.argv.slice(2);
const wanted = { seed: Number(seed), shops: Number(shops), now: Date.now() };
const source = createEventSource(wanted);
const elementsUsedAgain = createEventSource(wanted).take(USED_AGAIN);
const unbooked: Outcome[] = [];

obeyParent(obey);

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
