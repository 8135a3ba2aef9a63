// `npm run bench:live -- …`: see bench/live/live.ts.
import { build } from './support/build.mjs';
import { findChromium } from './support/chromium.mjs';
import { install } from './support/install.mjs';
import { hand } from './support/serve.mjs';

await install();
await build();
const chromium = await findChromium();
hand(['--import', 'tsx', 'bench/live/live.ts', ...process.argv.slice(2)], { CHROMIUM_PATH: chromium ?? '' });
