// `npm run simulate -- …`: see scripts/simulate.ts.
import { buildCommands } from './support/build.mjs';
import { install } from './support/install.mjs';
import { hand } from './support/serve.mjs';

await install();
await buildCommands();
hand(['dist/scripts/simulate.js', ...process.argv.slice(2)]);
