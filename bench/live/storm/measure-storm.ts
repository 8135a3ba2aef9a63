// Workers are killed under thousands of viewers while deliveries go on coming: how soon does everybody have the board
// again, and what do the deliveries feel of it?
import { untilProjected } from '../../support/processes/database.ts';
import { watchOtherLoad } from '../../support/processes/other-load.ts';
import { usageOf, usedSince } from '../../support/processes/usage.ts';
import type { Sent } from '../../support/sending/tally.ts';
import { compareBoards, type Equality } from '../equal.ts';
import { pause } from '../measure.ts';
import type { StormPlan } from '../plan.ts';
import type { Stage } from '../stage.ts';
import type { Opened } from '../viewers/orders.ts';
import type { Returns } from '../viewers/returns.ts';
import type { Door } from '../viewers/viewer.ts';
import { watchMemory } from './memory-watch.ts';
import { workersOf } from './workers.ts';

/** The one with the most viewers; or all at once, the spare too, so that for a while nobody listens. */
export type Victims = 'one worker' | 'every worker';

export type Fall = {
  victims: Victims;
  returns: Returns;
  /** The server said that they may not come in. */
  refused: number;
  memory: { before: number | null; peak: number | null; after: number | null };
  /** Of the server, from the kill until all were back. */
  cpuMs: number | null;
  /** The deliveries from a little before to long after. */
  sent: Sent;
  /** Of a viewer that was lost. */
  equality: Equality;
  otherLoad: number | null;
};

export type StormResult = { opened: Opened; falls: Fall[] };

type Saying = { plan: StormPlan; door: Door; say: (line: string) => void };

/** Enough for one of them to be among the lost. */
const LISTENED = 40;
const CALM_MS = 3_000;
const LOOK_EVERY_MS = 500;
const BACK_WITHIN_MS = 60_000;
const PROJECTED_WITHIN_MS = 60_000;
const LAST_ANSWERS_MS = 30_000;
/** For what was sent to be collected. */
const REST_MS = 5_000;

/** Null where the system does not tell which of its processes are workers. */
export async function measureStorm(stage: Stage, { plan, door, say }: Saying): Promise<StormResult | null> {
  if (workersOf(stage.product.pid).length === 0) return null;
  const { viewers } = stage;
  const opened = await viewers.open({
    ...{ door, count: plan.viewers, listened: LISTENED, onLoss: 'come back' },
  });
  const falls: Fall[] = [];
  for (const victims of ['one worker', 'every worker'] as const) {
    say(`Storm: ${victims} killed under ${opened.open} viewers…`);
    falls.push(await measureFall(stage, { plan, victims }));
  }
  await viewers.close();
  return { opened, falls };
}

async function measureFall(
  { product, database, feeder, viewers }: Stage,
  { plan, victims }: { plan: StormPlan; victims: Victims },
): Promise<Fall> {
  const pace = {
    ...{ to: product.webhook, perSecond: plan.perSecond, forMs: plan.feedMs, lastAnswersMs: LAST_ANSWERS_MS },
  };
  await feeder.prepare(pace);
  await viewers.begin();
  const otherLoad = watchOtherLoad([process.pid, database.serverPid]);
  const memory = watchMemory(product.pid);
  const before = memory.peak();
  const feeding = feeder.feed(pace);
  await pause(CALM_MS);
  const used = usageOf(product.pid);
  kill(product.pid, victims);
  const returns = await untilBack(viewers);
  const { cpuMs } = usedSince(used, usageOf(product.pid));
  const { sent } = await feeding;
  await untilProjected(database, PROJECTED_WITHIN_MS);
  await pause(REST_MS);
  memory.stop();
  const { refused } = await viewers.count();
  return {
    ...{ victims, returns, refused, cpuMs, sent, otherLoad: otherLoad() },
    memory: { before, peak: memory.peak(), after: usageOf(product.pid).memoryBytes },
    equality: await compareBoards({ product, viewers }),
  };
}

function kill(root: number, victims: Victims): void {
  const workers = workersOf(root);
  for (const { pid } of victims === 'one worker' ? workers.slice(0, 1) : workers)
    process.kill(pid, 'SIGKILL');
}

async function untilBack(viewers: Stage['viewers']): Promise<Returns> {
  const giveUpAt = performance.now() + BACK_WITHIN_MS;
  let [before, now] = [await viewers.returns(), await viewers.returns()];
  // A process full of viewers may be too busy to notice at once that they have lost their server.
  const isOver = () => now.lost > 0 && now.lost === before.lost && now.away === 0;
  while (!isOver() && performance.now() < giveUpAt) {
    await pause(LOOK_EVERY_MS);
    [before, now] = [now, await viewers.returns()];
  }
  return now;
}
