// `npm run bench:start`: starts the demo as a newcomer does, twice, and `npm ci` alone beside it; leaves nothing behind.
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import type { Closing } from '../support/closing.ts';
import { runProgram, say } from '../support/program.ts';
import { targetLines } from '../support/report/targets.ts';
import { freshClone } from './fresh-clone.ts';
import { measureDemo, measureInstall } from './measure.ts';
import { HELP, readOptions, type StartOptions } from './options.ts';
import { tableOf } from './report/table.ts';
import { targetsOf } from './report/targets.ts';

const MINUTE_MS = 60_000;
const WITHIN_MS = { first: 6 * MINUTE_MS, second: MINUTE_MS, install: 4 * MINUTE_MS };
const LIMIT_MS = 13 * MINUTE_MS;

const read = readOptions(process.argv.slice(2));
if (read.kind === 'help') say(HELP);
else if (read.kind === 'mistake') {
  process.stderr.write(`${read.message}\n`);
  process.exitCode = 1;
} else {
  const { options } = read;
  await runProgram({ limitMs: LIMIT_MS, work: (closing) => measureAndTell(options, closing) });
}

/** True once everything was measured; a promise that is not kept shows in the table. */
async function measureAndTell({ port, jsonFile }: StartOptions, closing: Closing): Promise<boolean> {
  const [cpu] = cpus();
  const clone = await freshClone(closing);
  const machine = `Node ${process.version}, ${availableParallelism()} × ${cpu?.model ?? 'unknown'}`;
  say(`${machine}, commit ${clone.commit.slice(0, 7)}`);
  say('npm run demo in a fresh clone…');
  const first = await measureDemo({ clone, port, withinMs: WITHIN_MS.first }, closing);
  say('npm run demo once more…');
  const second = await measureDemo({ clone, port, withinMs: WITHIN_MS.second }, closing);
  say('npm ci alone, in another clone…');
  const bare = await freshClone(closing);
  const installMs = await measureInstall({ clone: bare, withinMs: WITHIN_MS.install }, closing);
  const result = { first, second, installMs };
  const targets = targetsOf(result);
  say(`\n${tableOf(result)}\n\n${targetLines(targets)}\n`);
  if (jsonFile !== null) {
    const all = { at: new Date().toISOString(), machine, ...result, targets };
    writeFileSync(jsonFile, `${JSON.stringify(all, null, 2)}\n`);
  }
  return true;
}
