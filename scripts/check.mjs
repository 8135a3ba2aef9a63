// `npm run check`: format, lint, types, layers, unit tests. No database, no browser.
import { install } from './support/install.mjs';
import { runModule } from './support/run.mjs';
import { CHECKS, step } from './support/steps.mjs';

const unitTests = () =>
  runModule('vitest/vitest.mjs', ['run', '--project', 'unit', '--project', 'browser', '--reporter', 'dot']);

await install();
const all = Object.entries({ ...CHECKS, 'unit tests': unitTests });
const passed = await Promise.all(all.map(([name, work]) => step(name, work)));
process.exit(passed.every(Boolean) ? 0 : 1);
