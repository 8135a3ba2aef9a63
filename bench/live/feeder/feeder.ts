// A process of its own that posts what happens in some invented shops. Ends with its parent.
import { machineMs } from '../../support/machine-clock.ts';
import { obeyParent } from '../../support/processes/obey-parent.ts';
import { createEventSource } from '../../support/sending/events.ts';
import { closeAll, openLane } from '../../support/sending/lane.ts';
import { paced } from '../../support/sending/paced.ts';
import { elementsIn, type Prepared, prepare, stampRising } from '../../support/sending/requests.ts';
import type { FeederOrder, FeederReply, Posted } from './orders.ts';

const FILLED_AT_ONCE = 200;

const [seed = '0', shops = '1'] = process.argv.slice(2);
const source = createEventSource({ seed: Number(seed), shops: Number(shops), now: Date.now() });

let prepared: Prepared[] = [];

obeyParent<FeederOrder, FeederReply>(async (order) => {
  switch (order.kind) {
    case 'fill':
      await fill(order);
      return { kind: 'done' };
    case 'prepare':
      prepared = prepare(order.to, source.take(order.events), 1);
      return { kind: 'done' };
    case 'feed':
      return feed(order, prepared);
  }
});

type Fill = Extract<FeederOrder, { kind: 'fill' }>;
type Feed = Extract<FeederOrder, { kind: 'feed' }>;

async function fill({ to, events }: Fill): Promise<void> {
  const lane = await openLane(to.port);
  // A millisecond each, up to now.
  let at = Date.now() - events;
  for (const request of prepare(to, source.take(events), FILLED_AT_ONCE)) {
    at = stampRising(request, at);
    const status = await lane.ask(request.bytes);
    if (status !== 200) throw new Error(`a delivery was answered ${status}`);
  }
  closeAll([lane]);
}

async function feed(order: Feed, requests: readonly Prepared[]): Promise<FeederReply> {
  const answered: { request: Prepared; answeredAt: number }[] = [];
  let index = 0;
  const next = () => requests[index++] ?? null;
  const { sent } = await paced(order, next, (request) => answered.push({ request, answeredAt: machineMs() }));
  source.giveBack(requests.slice(index).flatMap(elementsIn));
  return { kind: 'fed', sent, posted: answered.flatMap(postedOf) };
}

/** Nothing of the few that come with their ids as bare numbers above 2^53, which plain parsers change. */
function postedOf({ request, answeredAt }: { request: Prepared; answeredAt: number }): Posted[] {
  const [element] = elementsIn(request);
  const text = element?.toString() ?? '';
  const [, sessionId] = /"sessionId":"(\d+)"/.exec(text) ?? [];
  const [, eventTime] = /"eventTime":"(\d+)"/.exec(text) ?? [];
  return sessionId && eventTime ? [{ sessionId, eventTime: Number(eventTime), answeredAt }] : [];
}
