// From the shop's events to the calls that Zoho makes: bundled, repeated, late, out of order, and now and then broken.
import { createAgenda } from '../model/agenda.ts';
import { movedTo, type SimulatedEvent, textOf } from '../model/element.ts';
import { type Random, randomFrom } from '../model/random.ts';
import { brokenBody, otherModule, strangeElement } from './oddities.ts';

export type DeliveryOptions = {
  seed: number;
  /** Events of one delivery at most. */
  batch: number;
  /** Shares from 0 to 1: deliveries sent twice, delivered out of order, events held back for up to four minutes, */
  duplicates: number;
  shuffle: number;
  late: number;
  /** events with a value that no list names, further deliveries that cannot be read, deliveries with a foreign event. */
  unknown: number;
  malformed: number;
  others: number;
};

export const AS_ZOHO_SENDS: Omit<DeliveryOptions, 'seed'> = {
  batch: 8,
  duplicates: 0,
  shuffle: 0,
  late: 0,
  unknown: 0,
  malformed: 0,
  others: 0,
};

/** One call: `dueAt` epoch ms of the stream's own clock, `events` how many of the shop's it holds. */
export type Delivery = { dueAt: number; body: string; events: number };

const WINDOW_MS = 250;
const LATE_MS = [10_000, 240_000] as const;
const REPEATED_WITHIN_MS = 20_000;
const SHUFFLED_WITHIN_MS = 4_000;

/** In the order of their times, endless as the events are. */
export function* deliveriesOf(
  events: Iterable<SimulatedEvent>,
  options: DeliveryOptions,
): Generator<Delivery, void> {
  const random = randomFrom(options.seed, 7);
  const due = createAgenda<Delivery>();
  for (const bundle of bundlesOf(lateOnes(events, random, options.late), options.batch)) {
    const upTo = bundle[0]?.at ?? 0;
    for (let next = due.nextAt(); next !== null && next < upTo; next = due.nextAt()) {
      const taken = due.take();
      if (taken) yield taken.item;
    }
    for (const delivery of callsFor(bundle, random, options)) due.add(delivery.dueAt, delivery);
  }
  for (let taken = due.take(); taken !== null; taken = due.take()) yield taken.item;
}

type Arriving = { at: number; event: SimulatedEvent };

/** Each event with the time at which it is handed over. */
function* lateOnes(
  events: Iterable<SimulatedEvent>,
  random: Random,
  share: number,
): Generator<Arriving, void> {
  const held = createAgenda<SimulatedEvent>();
  for (const event of events) {
    for (let next = held.nextAt(); next !== null && next <= event.eventTime; next = held.nextAt()) {
      const taken = held.take();
      if (taken) yield { at: taken.at, event: taken.item };
    }
    if (share > 0 && random.chance(share)) held.add(event.eventTime + random.whole(...LATE_MS), event);
    else yield { at: event.eventTime, event };
  }
  for (let taken = held.take(); taken !== null; taken = held.take())
    yield { at: taken.at, event: taken.item };
}

function* bundlesOf(events: Iterable<Arriving>, most: number): Generator<Arriving[], void> {
  let bundle: Arriving[] = [];
  for (const arriving of events) {
    const [first] = bundle;
    if (first && (bundle.length >= most || arriving.at - first.at > WINDOW_MS)) {
      yield bundle;
      bundle = [];
    }
    bundle.push(arriving);
  }
  if (bundle.length > 0) yield bundle;
}

function callsFor(bundle: readonly Arriving[], random: Random, options: DeliveryOptions): Delivery[] {
  const last = bundle.at(-1)?.at ?? 0;
  const isShuffled = random.chance(options.shuffle);
  const dueAt = last + random.whole(15, 180) + (isShuffled ? random.whole(200, SHUFFLED_WITHIN_MS) : 0);
  const elements = bundle.map(({ event }) =>
    random.chance(options.unknown) ? strangeElement(textOf(event), random) : textOf(event),
  );
  if (isShuffled) elements.reverse();
  if (random.chance(options.others)) elements.push(otherModule(random, bundle[0]?.event ?? null));
  const delivery = { dueAt, body: `[${elements.join(',')}]`, events: bundle.length };
  const calls = [delivery];
  if (random.chance(options.duplicates)) calls.push(repeated(delivery, random));
  if (random.chance(options.malformed)) {
    calls.push({ dueAt: dueAt + random.whole(0, 1_000), body: brokenBody(delivery.body, random), events: 0 });
  }
  return calls;
}

function repeated(delivery: Delivery, random: Random): Delivery {
  return { ...delivery, dueAt: delivery.dueAt + random.whole(100, REPEATED_WITHIN_MS), events: 0 };
}

/** The same events at other times; `timeOf` must not run backwards. */
export function* retimed(
  events: Iterable<SimulatedEvent>,
  timeOf: (eventTime: number, index: number) => number,
): Generator<SimulatedEvent, void> {
  let index = 0;
  for (const event of events) {
    yield movedTo(event, Math.round(timeOf(event.eventTime, index)));
    index += 1;
  }
}
