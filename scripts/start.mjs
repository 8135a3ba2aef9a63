// `npm start`, and what a service manager runs. Until the packages are installed, only Node's own modules exist.
import { build } from './support/build.mjs';
import { install } from './support/install.mjs';
import { hand } from './support/serve.mjs';

await install();
await build();
hand(['dist/server.js']);
