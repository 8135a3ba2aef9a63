// `npm run test:faults`: breaks a real installation in every way that reliability.md names. `-- --long` adds the run of
// many kills, outages and events; anything else goes to the test runner, as the name of a file.
import { build } from './support/build.mjs';
import { install } from './support/install.mjs';
import { runModule } from './support/run.mjs';

const given = process.argv.slice(2);
const isLong = given.includes('--long');

await install();
await build();
const { code } = await runModule(
  'vitest/vitest.mjs',
  ['run', '--config', 'test/faults/vitest.config.ts', ...given.filter((argument) => argument !== '--long')],
  { quiet: false, env: isLong ? { FAULTS: 'long' } : {} },
);
process.exit(code);
