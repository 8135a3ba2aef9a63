import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fingerprintOf } from './fingerprint.mjs';
import { at } from './root.mjs';
import { giveUp, npm, runModule, say } from './run.mjs';

const OLDEST_NODE = [20, 19];

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  giveUp(`Vigia needs Node.js ${OLDEST_NODE.join('.')} or later; this is ${process.versions.node}.`);
}

/** Installs what the lockfile says, unless that is what is there. */
export async function install() {
  checkNode();
  if (!isInstalled()) {
    say('Installing packages (a minute or two)…');
    const done = await npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
      env: { NODE_ENV: '' },
    });
    if (done.code !== 0) giveUp(`npm ci failed:\n${done.output}`);
  }
  await generate();
}

/** npm writes its own list last, and removes it first: a cut-short install has none. */
function isInstalled() {
  const [wanted, found] = ['package-lock.json', 'node_modules/.package-lock.json'].map(packagesIn);
  if (!found) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional, link }]) =>
      path === '' || optional || link || found[path]?.version === version,
  );
}

function packagesIn(file) {
  return existsSync(at(file)) ? JSON.parse(readFileSync(at(file), 'utf8')).packages : null;
}

/** The database client is code that Prisma writes from the schema. */
async function generate() {
  const stamp = at('generated', 'FINGERPRINT');
  const fingerprint = fingerprintOf([
    'prisma/schema.prisma',
    'prisma.config.ts',
    'tsconfig.json',
    'package-lock.json',
  ]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return;
  const done = await runModule('prisma/build/index.js', ['generate'], {
    // Generating does not run the schema engine, but would download it unless it is told of some program.
    env: {
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  });
  if (done.code !== 0) giveUp(`prisma generate failed:\n${done.output}`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, fingerprint);
}
