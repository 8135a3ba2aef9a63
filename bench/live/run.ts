// The whole of it: idle viewers first, on a server that has done little, then more and more of them.
import { untilProjected } from '../support/processes/database.ts';
import { watchOtherLoad } from '../support/processes/other-load.ts';
import { type Usage, usageOf } from '../support/processes/usage.ts';
import { compareBoards, type Equality } from './equal.ts';
import { type Measured, measurePlain, measureVigia, openViewers, pause } from './measure.ts';
import { type LiveCase, nameOf, type Plan } from './plan.ts';
import type { Stage } from './stage.ts';
import { measureStorm, type StormResult } from './storm/measure-storm.ts';
import type { Opened } from './viewers/orders.ts';

export type CaseResult = { measured: LiveCase; vigia: Measured; plain: Measured | null };
export type IdleResult = { opened: Opened; before: Usage; server: Usage };

export type LoadResult = {
  cases: CaseResult[];
  idle: IdleResult | null;
  storm: StormResult | null;
  equality: Equality | null;
  /** The share of the machine that went to other programs meanwhile. */
  otherLoad: number | null;
};

type Saying = { plan: Plan; say: (line: string) => void };

const WARM_UP: LiveCase = { perSecond: 300, viewers: 50 };
const IDLE_MS = 5_000;
const FILLED_WITHIN_MS = 60_000;

export async function runLoad(stage: Stage, { plan, say }: Saying): Promise<LoadResult> {
  const otherLoad = watchOtherLoad([process.pid, stage.database.serverPid]);
  if (plan.cases.length > 0 || plan.idleViewers !== null || plan.storm) await warmUp(stage, { plan, say });
  const idle = plan.idleViewers === null ? null : await measureIdle(stage, { count: plan.idleViewers, say });
  const storm = plan.storm && (await measureStorm(stage, { plan: plan.storm, door: doorOf(stage), say }));
  const { results, equality } = await measureAll(stage, { plan, say });
  const cases: CaseResult[] = [];
  for (const { measured, vigia } of results) {
    say(`The plain way: ${nameOf(measured)}…`);
    cases.push({ measured, vigia, plain: await measurePlain(stage, measured, plan.plainMs) });
  }
  return { cases, idle, storm, equality, otherLoad: otherLoad() };
}

/** Code that has not run yet is slower, and a board without sessions is smaller, than what is to be measured. */
async function warmUp(stage: Stage, { plan, say }: Saying): Promise<void> {
  say('Filling the board, and warming up…');
  await stage.feeder.fill(stage.product.webhook, plan.filled);
  await untilProjected(stage.database, FILLED_WITHIN_MS);
  const opened = await openViewers(stage, doorOf(stage), WARM_UP.viewers);
  await measureVigia(stage, { measured: WARM_UP, opened, forMs: plan.warmUpMs });
  await stage.viewers.close();
}

async function measureIdle(
  stage: Stage,
  { count, say }: { count: number; say: (line: string) => void },
): Promise<IdleResult> {
  say(`${count} idle viewers…`);
  const before = usageOf(stage.product.pid);
  const opened = await openViewers(stage, doorOf(stage), count);
  await pause(IDLE_MS);
  const server = usageOf(stage.product.pid);
  await stage.viewers.close();
  return { opened, before, server };
}

async function measureAll(stage: Stage, { plan, say }: Saying) {
  const results: { measured: LiveCase; vigia: Measured }[] = [];
  let opened: Opened | null = null;
  let there = -1;
  for (const measured of plan.cases) {
    say(`Vigia: ${nameOf(measured)}…`);
    if (opened === null || there !== measured.viewers) {
      await stage.viewers.close();
      opened = await openViewers(stage, doorOf(stage), measured.viewers);
      there = measured.viewers;
    }
    results.push({ measured, vigia: await measureVigia(stage, { measured, opened, forMs: plan.feedMs }) });
  }
  const equality = there > 0 ? await compareBoards(stage) : null;
  await stage.viewers.close();
  return { results, equality };
}

function doorOf({ product }: Stage) {
  return { port: product.webhook.port, token: product.apiToken, greets: true };
}
