// `npm run demo`: the real thing in a data folder of its own, fed by the simulator.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from './support/build.mjs';
import { install } from './support/install.mjs';
import { root } from './support/root.mjs';
import { hand } from './support/serve.mjs';

const dataDir = resolve(root, process.env.VIGIA_DATA_DIR || '.data-demo');

await install();
await build();
hand(['dist/server.js'], { ...secretsOf(dataDir), VIGIA_DEMO: '1', VIGIA_DATA_DIR: dataDir });

/** Of this demonstration alone: the simulator has to know the webhook's address at every start. */
function secretsOf(folder) {
  const file = join(folder, 'demo.json');
  if (!existsSync(file)) {
    const [password, token] = [9, 24].map((length) => randomBytes(length).toString('base64url'));
    const secrets = {
      VIGIA_ADMIN_EMAIL: 'demo@vigia.local',
      VIGIA_ADMIN_PASSWORD: password,
      VIGIA_WEBHOOK_TOKEN: token,
    };
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}
