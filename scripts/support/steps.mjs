import { existsSync } from 'node:fs';
import { packagesBelowFloors } from './floors.mjs';
import { at } from './root.mjs';
import { runModule, say } from './run.mjs';

/** What needs no database, no browser and no build. Each gives { code, output }. */
export const CHECKS = {
  'format and lint': () => runModule('@biomejs/biome/bin/biome', ['check', '--error-on-warnings']),
  types: async () => {
    // Next writes types of its own from the routes there are: without them CSS imports have none.
    const made = await runModule('next/dist/bin/next', ['typegen']);
    if (made.code !== 0) return made;
    return runModule('typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json']);
  },
  layers: () =>
    runModule('dependency-cruiser/bin/dependency-cruise.mjs', [
      ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
      ...['app', 'bench', 'components', 'lib', 'simulator', 'scripts', 'server.ts', 'e2e', 'test'].filter(
        (path) => existsSync(at(path)),
      ),
    ]),
  'security floors': async () => {
    const old = packagesBelowFloors();
    return { code: old.length === 0 ? 0 : 1, output: old.join('\n') };
  },
};

/** Runs a step, says how it went and shows what it said if it failed; true: it passed. */
export async function step(name, work) {
  const startedAt = Date.now();
  const { code, output = '' } = await work();
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  say(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (code !== 0 && output) say(output);
  return code === 0;
}
