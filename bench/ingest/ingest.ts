// `npm run bench:ingest`: starts what it needs, measures, verifies every id, prints, and ends everything again.
import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import type { Closing } from '../support/closing.ts';
import { runProgram, say } from '../support/program.ts';
import { otherLoadLine } from '../support/report/lines.ts';
import { targetLines } from '../support/report/targets.ts';
import { type BenchOptions, HELP, readOptions } from './options.ts';
import { planFor } from './plan.ts';
import { otherAnswers, pacedLines, tableOf, verifiedLine } from './report/table.ts';
import { targetsOf } from './report/targets.ts';
import { runBench } from './run.ts';
import { SOAK_RATE, soak, soakTargets } from './soak.ts';
import { openStage, type Stage } from './stage.ts';
import { complaintOf, verify } from './verify.ts';

const read = readOptions(process.argv.slice(2), randomInt(2 ** 32));
if (read.kind === 'help') say(HELP);
else if (read.kind === 'mistake') {
  process.stderr.write(`${read.message}\n`);
  process.exitCode = 1;
} else {
  const { options } = read;
  await runProgram({
    limitMs: planFor(options).limitMs,
    work: (closing) => (options.soakMinutes === null ? measureAndTell : soakAndTell)(options, closing),
  });
}

/** False where an event that was answered 200 is not there, or is there twice. */
async function measureAndTell(options: BenchOptions, closing: Closing): Promise<boolean> {
  const plan = planFor(options);
  const stage = await openAndTell(options, closing);
  const result = await runBench(stage, { plan, rate: options.rate, say });
  const verified = await verify(stage);
  const targets = targetsOf(result);
  const complaint = complaintOf(verified);
  say(`\n${tableOf(result.cases)}\n\n${pacedLines(result.paced)}\n\n${targetLines(targets)}\n`);
  for (const line of otherAnswers(result.cases, result.paced)) say(`Not 200: ${line}`);
  say(otherLoadLine(result.otherLoad));
  say(verifiedLine(verified));
  if (complaint) say(`WRONG: ${complaint}`);
  if (options.jsonFile !== null) {
    const machine = { node: process.version, cores: availableParallelism(), cpu: cpus()[0]?.model ?? null };
    const all = { at: new Date().toISOString(), machine, options, plan, ...result, targets, verified };
    writeFileSync(options.jsonFile, `${JSON.stringify(all, null, 2)}\n`);
  }
  return complaint === null;
}

async function openAndTell(options: BenchOptions, closing: Closing): Promise<Stage> {
  const model = cpus()[0]?.model ?? 'unknown';
  say(`Node ${process.version}, ${availableParallelism()} × ${model}, seed ${options.seed}`);
  say('Starting Vigia with 2 workers, and the baselines with as many…');
  return openStage(options, closing);
}

async function soakAndTell(options: BenchOptions, closing: Closing): Promise<boolean> {
  const { soakMinutes: minutes, rate } = options;
  const stage = await openAndTell(options, closing);
  const perSecond = rate ?? SOAK_RATE;
  say(`Soaking: ${perSecond} events/s for ${minutes} minutes…`);
  const samples = await soak(stage, { minutes: minutes ?? 0, perSecond, say });
  const verified = await verify(stage);
  const complaint = complaintOf(verified);
  say(`\n${targetLines(soakTargets(samples))}\n\n${verifiedLine(verified)}`);
  if (complaint) say(`WRONG: ${complaint}`);
  return complaint === null;
}
