import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { at } from './root.mjs';
import { run, runModule, say } from './run.mjs';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Finds a browser for the end-to-end tests, or brings one; says what it did. Null: there is none. */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) return found(given, 'as CHROMIUM_PATH says');
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed) return found(installed, 'installed on this machine');
  if (existsSync(playwrightsOwn())) return found(playwrightsOwn(), "Playwright's own");

  say('No Chromium on this machine: trying to download Playwright’s…');
  await runModule('playwright/cli.js', ['install', 'chromium']);
  if (existsSync(playwrightsOwn())) return found(playwrightsOwn(), 'downloaded by Playwright');

  say('That did not work: trying the system’s package manager…');
  await run('apt-get', ['update']);
  await run('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium']);
  const now = INSTALLED.find((path) => existsSync(path));
  return now ? found(now, 'installed with apt-get') : null;
}

function found(path, how) {
  say(`Browser: ${path} (${how})`);
  return path;
}

function playwrightsOwn() {
  return createRequire(at('package.json'))('@playwright/test').chromium.executablePath();
}
