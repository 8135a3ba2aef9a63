// `npm run bench:ingest -- …`: see bench/ingest/ingest.ts.
import { buildWithBaseline } from './support/build.mjs';
import { install } from './support/install.mjs';
import { hand } from './support/serve.mjs';

await install();
await buildWithBaseline();
hand(['--import', 'tsx', 'bench/ingest/ingest.ts', ...process.argv.slice(2)]);
