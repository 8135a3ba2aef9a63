// The whole of it, in turns, so that a disturbance of the machine meets everybody.

import { watchOtherLoad } from '../support/processes/other-load.ts';
import { medianOf } from '../support/report/medians.ts';
import { type Measured, measureCase, measurePaced, type PacedResult } from './measure.ts';
import { CASES, type Case, type Contender, contendersOf, MAIN_CASE, type Plan } from './plan.ts';
import type { Stage } from './stage.ts';

/** One per repetition, in their order. */
export type CaseResult = { measured: Case; runs: Partial<Record<Contender, Measured[]>> };
/** `otherLoad`: the share of the machine that went to other programs meanwhile. */
export type BenchResult = { cases: CaseResult[]; paced: PacedResult; otherLoad: number | null };

type Told = { plan: Plan; rate: number | null; say: (line: string) => void };

export async function runBench(stage: Stage, { plan, rate, say }: Told): Promise<BenchResult> {
  const otherLoad = watchOtherLoad([process.pid, stage.database.serverPid]);
  say('Warming up…');
  await warmUp(stage, plan);
  const cases = CASES.map((measured): CaseResult => ({ measured, runs: {} }));
  for (let repetition = 1; repetition <= plan.repetitions; repetition += 1) {
    say(`Repetition ${repetition} of ${plan.repetitions}…`);
    for (const { measured, runs } of cases) {
      for (const contender of contendersOf(measured)) {
        const list = runs[contender] ?? [];
        runs[contender] = list;
        list.push(await measureCase(stage, { contender, measured, plan }));
      }
    }
  }
  const perSecond = rate ?? pacedRate(cases, plan);
  say(`Paced: ${perSecond} events/s for ${plan.pacedMs / 1_000} s…`);
  const paced = await measurePaced(stage, perSecond, plan);
  return { cases, paced, otherLoad: otherLoad() };
}

/** Code that has not run yet is slower, and tables that are empty are faster, than what is to be measured. */
async function warmUp(stage: Stage, plan: Plan): Promise<void> {
  const { warmUpMs: burstMs } = plan;
  for (const contender of contendersOf(MAIN_CASE))
    await measureCase(stage, {
      contender,
      measured: MAIN_CASE,
      plan: { ...plan, burstMs, baselineMs: burstMs },
    });
}

function pacedRate(cases: readonly CaseResult[], { pacedShare }: Plan): number {
  const echo = cases.find(({ measured }) => measured === MAIN_CASE)?.runs.echo ?? [];
  return Math.max(
    1,
    Math.round(pacedShare * (medianOf(echo, ({ eventsPerSecond }) => eventsPerSecond) ?? 0)),
  );
}
