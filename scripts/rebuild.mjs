// `npm run rebuild`: see scripts/rebuild.ts.
import { buildCommands } from './support/build.mjs';
import { install } from './support/install.mjs';
import { hand } from './support/serve.mjs';

await install();
await buildCommands();
// What is read is let go again at once: a small heap says so early, and the memory stays flat.
hand([
  '--max-semi-space-size=4',
  '--max-old-space-size=512',
  'dist/scripts/rebuild.js',
  ...process.argv.slice(2),
]);
