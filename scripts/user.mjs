// `npm run user -- …`: see scripts/user.ts.
import { buildCommands } from './support/build.mjs';
import { install } from './support/install.mjs';
import { hand } from './support/serve.mjs';

await install();
await buildCommands();
hand(['dist/scripts/user.js', ...process.argv.slice(2)]);
