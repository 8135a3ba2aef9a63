import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fingerprintOf } from './fingerprint.mjs';
import { at } from './root.mjs';
import { giveUp, runModule, say } from './run.mjs';
import { replaceWhole } from './whole-folder.mjs';

const SHARED = ['lib', 'simulator', 'prisma', 'tsconfig.json', 'package.json', 'package-lock.json'];
const SERVER = [...SHARED, 'server.ts', 'scripts', 'tsconfig.server.json'];
const PAGES = [...SHARED, 'app', 'components', 'messages', 'public', 'next.config.js', 'postcss.config.mjs'];

const BASELINE = 'bench/ingest/baseline-next';

const server = { stamp: 'dist/BUILD', product: 'dist/server.js', sources: SERVER, make: compileServer };
const pages = { stamp: '.next/BUILD', product: '.next/BUILD_ID', sources: PAGES, make: () => compilePages() };
const baseline = {
  stamp: `${BASELINE}/.next/BUILD`,
  product: `${BASELINE}/.next/BUILD_ID`,
  sources: [
    ...['app', 'next.config.js', 'tsconfig.json'].map((name) => `${BASELINE}/${name}`),
    'package-lock.json',
  ],
  make: () => compilePages(BASELINE),
};

/** Compiles the server and the pages where their sources have changed since. */
export const build = () => bringUpToDate([server, pages]);

/** What the commands need: everything but the pages. */
export const buildCommands = () => bringUpToDate([server]);

/** For the benchmark: the product, and the plain Next application that it is measured beside. */
export const buildWithBaseline = () => bringUpToDate([server, pages, baseline]);

async function bringUpToDate(parts) {
  if (parts.every(isBuilt)) return;
  await inTurn(async () => {
    for (const part of parts) {
      if (isBuilt(part)) continue;
      const fingerprint = fingerprintOf(part.sources);
      rmSync(at(part.stamp), { force: true });
      await part.make();
      // Written last: where it stands, the build has succeeded.
      writeFileSync(at(part.stamp), fingerprint);
    }
  });
}

async function compileServer() {
  await replaceWhole('dist', async (folder) => {
    const done = await runModule('typescript/bin/tsc', ['-p', 'tsconfig.server.json', '--outDir', folder]);
    if (done.code !== 0) giveUp(`Compiling the server failed:\n${done.output}`);
  });
}

async function compilePages(dir = '.') {
  say('Building the pages (about half a minute)…');
  const done = await runModule('next/dist/bin/next', ['build', dir], {
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (done.code !== 0) giveUp(`Building the pages failed:\n${done.output}`);
}

function isBuilt({ stamp, product, sources }) {
  if (!existsSync(at(product)) || !existsSync(at(stamp))) return false;
  return readFileSync(at(stamp), 'utf8') === fingerprintOf(sources);
}

/** Two commands started at once must not build over each other: the second one waits and finds it done. */
async function inTurn(work) {
  const lock = at('node_modules', '.vigia-build.lock');
  while (!claimed(lock)) await new Promise((resolve) => setTimeout(resolve, 200));
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  await work();
  process.off('exit', release);
  release();
}

function claimed(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const owner = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
    if (owner && !isAlive(owner)) rmSync(lock, { force: true });
    return false;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
