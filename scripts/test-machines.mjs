// `npm run test:machines`: two machines behind Debian's nginx, with the configuration of the README; one is killed, then
// the other. Exit code 2: there is no nginx, and it could not be installed.
import { existsSync } from 'node:fs';
import { build } from './support/build.mjs';
import { install } from './support/install.mjs';
import { run, runModule, say } from './support/run.mjs';

const INSTALLED = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx'];

const nginx = await findNginx();
if (!nginx) {
  say('not run: nginx missing');
  process.exit(2);
}
say(`nginx: ${nginx}`);
await install();
await build();
const given = ['run', '--config', 'test/machines/vitest.config.ts', ...process.argv.slice(2)];
const { code } = await runModule('vitest/vitest.mjs', given, { quiet: false, env: { NGINX_PATH: nginx } });
process.exit(code);

async function findNginx() {
  const { NGINX_PATH: given } = process.env;
  if (given) return existsSync(given) ? given : undefined;
  const there = () => INSTALLED.find((path) => existsSync(path));
  if (there() || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return there();
  say('No nginx on this machine: trying to install it with apt-get…');
  // A distribution starts what it installs; in run level 1 it does not.
  const env = { RUNLEVEL: '1', DEBIAN_FRONTEND: 'noninteractive' };
  const args = ['install', '--yes', '--no-install-recommends', 'nginx'];
  if ((await run('apt-get', args, { env })).code !== 0) {
    await run('apt-get', ['update'], { env });
    await run('apt-get', args, { env });
  }
  return there();
}
