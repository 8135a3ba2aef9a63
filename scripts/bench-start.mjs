// `npm run bench:start -- …`: see bench/start/start.ts.
import { install } from './support/install.mjs';
import { hand } from './support/serve.mjs';

await install();
hand(['--import', 'tsx', 'bench/start/start.ts', ...process.argv.slice(2)]);
