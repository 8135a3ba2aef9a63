// `npm run bench:live`: starts what it needs, measures, compares, prints, and ends everything again.
import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import type { Closing } from '../support/closing.ts';
import { runProgram, say } from '../support/program.ts';
import { otherLoadLine } from '../support/report/lines.ts';
import { targetLines } from '../support/report/targets.ts';
import { measureBrowser } from './browser/measure-browser.ts';
import { equalityLine } from './equal.ts';
import { HELP, type LiveOptions, readOptions } from './options.ts';
import { planFor } from './plan.ts';
import { stormLines } from './report/storm-lines.ts';
import { browserLines, idleLine, tableOf } from './report/table.ts';
import { targetsOf } from './report/targets.ts';
import { runLoad } from './run.ts';
import { openStage, renewed } from './stage.ts';

const read = readOptions(process.argv.slice(2), randomInt(2 ** 32));
if (read.kind === 'help') say(HELP);
else if (read.kind === 'mistake') {
  process.stderr.write(`${read.message}\n`);
  process.exitCode = 1;
} else {
  const { options } = read;
  await runProgram({
    limitMs: planFor(options).limitMs,
    work: (closing) => measureAndTell(options, closing),
  });
}

/** False where a viewer's board was not the server's. */
async function measureAndTell(options: LiveOptions, closing: Closing): Promise<boolean> {
  const plan = planFor(options);
  const [cpu] = cpus();
  const executablePath = process.env.CHROMIUM_PATH || null;
  say(
    `Node ${process.version}, ${availableParallelism()} × ${cpu?.model ?? 'unknown'}, seed ${options.seed}`,
  );
  say('Starting Vigia with 2 workers…');
  const stage = await openStage(options, closing);
  const load = await runLoad(stage, { plan, say });
  const { cases, idle, storm, otherLoad } = load;
  const wanted = plan.browser && executablePath ? { plan: plan.browser, executablePath, say } : null;
  const browser = wanted && (await measureBrowser(await renewed(stage, options, closing), wanted));
  const targets = targetsOf(load, browser);
  if (cases.length > 0) say(`\n${tableOf(cases)}`);
  if (idle) say(`\n${idleLine(idle)}`);
  if (storm) say(`\n${stormLines(storm)}`);
  if (browser) say(`\n${browserLines(browser)}`);
  if (plan.browser && !executablePath)
    say('\nNo browser was found: its part did not run. Set CHROMIUM_PATH.');
  say(targets.length > 0 ? `\n${targetLines(targets)}\n` : '');
  say(otherLoadLine(otherLoad));
  if (load.equality) say(equalityLine(load.equality));
  if (options.jsonFile !== null) {
    const machine = { node: process.version, cores: availableParallelism(), cpu: cpu?.model ?? null };
    const all = { at: new Date().toISOString(), machine, options, plan, ...load, browser, targets };
    writeFileSync(options.jsonFile, `${JSON.stringify(all, null, 2)}\n`);
  }
  const equalities = [load.equality, ...(storm?.falls ?? []).map(({ equality }) => equality)];
  return equalities.every((equality) => equality === null || equality.kind === 'equal');
}
