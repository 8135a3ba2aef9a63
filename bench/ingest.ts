// `npm run bench:ingest`: starts what it needs, measures, verifies every id, prints, and ends everything again.
import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { type BenchOptions, HELP, readOptions } from './options.ts';
import { planFor } from './plan.ts';
import { otherAnswers, otherLoadLine, pacedLines, tableOf, verifiedLine } from './report/table.ts';
import { targetLines, targetsOf } from './report/targets.ts';
import { runBench } from './run.ts';
import { createClosing, openStage } from './stage.ts';
import { complaintOf, verify } from './verify.ts';

const read = readOptions(process.argv.slice(2), randomInt(2 ** 32));
if (read.kind === 'help') say(HELP);
else if (read.kind === 'mistake') {
  process.stderr.write(`${read.message}\n`);
  process.exitCode = 1;
} else await bench(read.options);

async function bench(options: BenchOptions): Promise<void> {
  const plan = planFor(options);
  const closing = createClosing();
  let isEnding = false;
  const end = async (code: number, line: string) => {
    if (isEnding) return;
    isEnding = true;
    if (line) process.stderr.write(`${line}\n`);
    await closing.close();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void end(130, 'Ending what was started…'));
  process.on('disconnect', () => void end(130, ''));
  setTimeout(() => void end(1, `Not done after ${plan.limitMs / 60_000} minutes.`), plan.limitMs).unref();
  try {
    const isSound = await measureAndTell(options, closing);
    await end(isSound ? 0 : 1, '');
  } catch (error) {
    await end(1, isEnding ? '' : `The bench failed: ${error instanceof Error ? error.message : error}`);
  }
}

/** False where an event that was answered 200 is not there, or is there twice. */
async function measureAndTell(
  options: BenchOptions,
  closing: ReturnType<typeof createClosing>,
): Promise<boolean> {
  const plan = planFor(options);
  const [cpu] = cpus();
  say(
    `Node ${process.version}, ${availableParallelism()} × ${cpu?.model ?? 'unknown'}, seed ${options.seed}`,
  );
  say('Starting Vigia with 2 workers, and the baselines with as many…');
  const stage = await openStage(options, closing);
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
    const machine = { node: process.version, cores: availableParallelism(), cpu: cpu?.model ?? null };
    const all = { at: new Date().toISOString(), machine, options, plan, ...result, targets, verified };
    writeFileSync(options.jsonFile, `${JSON.stringify(all, null, 2)}\n`);
  }
  return complaint === null;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
