// `npm run dev`: pages are compiled as they are asked for and reloaded as they change. One worker.
import { install } from './support/install.mjs';
import { hand } from './support/serve.mjs';

await install();
hand(['--import', 'tsx', 'server.ts'], { NODE_ENV: 'development', WORKERS: '1' });
