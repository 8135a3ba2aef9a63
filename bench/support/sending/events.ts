// The events of some invented shops, one after another, as bytes whose event time is filled in when they are sent.
import { textOf } from '../../../simulator/model/element.ts';
import { simulate } from '../../../simulator/model/simulate.ts';

/** Some thousand conversations at once in each shop. */
const LOAD = 100;
/** The shops' day is over before it is sent: no time inside a payload lies in the future. */
const BEGAN_BEFORE_MS = 24 * 3_600_000;

export type EventSource = {
  take(count: number): Buffer[];
  /** What was not sent after all comes first next time: no conversation has holes. */
  giveBack(elements: readonly Buffer[]): void;
};

type Wanted = { seed: number; shops: number; now: number };

/** Shops take turns: the more there are, the longer a conversation's next event is in coming. */
export function createEventSource({ seed, shops, now }: Wanted): EventSource {
  const streams = Array.from({ length: shops }, (_, index) =>
    // Ids depend on both: no two shops have one in common.
    simulate({ seed: seed + index, startAt: now - BEGAN_BEFORE_MS + index, pace: 'busy', load: LOAD }),
  );
  let turn = 0;
  let back: Buffer[] = [];
  const next = () => {
    turn = (turn + 1) % streams.length;
    return Buffer.from(textOf(streams[turn]?.next().value ?? noShop()));
  };
  return {
    take(count) {
      const taken = back.slice(0, count);
      back = back.slice(count);
      while (taken.length < count) taken.push(next());
      return taken;
    },
    giveBack(elements) {
      back = [...elements, ...back];
    },
  };
}

function noShop(): never {
  throw new Error('There is no shop.');
}
