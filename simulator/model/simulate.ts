// A discrete-event simulation of the shop's messaging: pure and seeded, without an end.
import type { SimulatedEvent } from './element.ts';
import { pickedUp, talk } from './life/agent.ts';
import { keepArriving } from './life/arrive.ts';
import { withBot } from './life/bot.ts';
import { afterEnd, block, closing } from './life/closing.ts';
import { inQueue } from './life/queue.ts';
import { transfer } from './life/transfer.ts';
import { trouble } from './life/trouble.ts';
import { createWorld, type Phases, type WorldOptions } from './world.ts';

const PHASES: Phases = {
  bot: withBot,
  queue: inQueue,
  picked_up: pickedUp,
  talk,
  transfer,
  closing,
  block,
  after_end: afterEnd,
  trouble,
};

/** Events in the order of their times, from `startAt` on, for ever: the same options give the same stream. */
export function* simulate(options: WorldOptions): Generator<SimulatedEvent, never> {
  const world = createWorld(options, PHASES);
  keepArriving(world);
  for (;;) {
    const next = world.agenda.take();
    if (next === null) throw new Error('Customers never stop arriving.');
    world.now = next.at;
    if (next.item.kind === 'step') next.item.run();
    else yield next.item.event;
  }
}
