// `npm test`: everything, from a bare clone. The last line is the total of both runners.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { build } from './support/build.mjs';
import { findChromium } from './support/chromium.mjs';
import { install } from './support/install.mjs';
import { at } from './support/root.mjs';
import { runModule, say } from './support/run.mjs';
import { CHECKS, step } from './support/steps.mjs';

const VITEST_REPORT = 'test-results/vitest.json';
const PLAYWRIGHT_REPORT = 'test-results/playwright.json';

await install();
rmSync(at('test-results'), { recursive: true, force: true });
const total = { passed: 0, failed: 0 };
for (const [name, work] of Object.entries(CHECKS)) {
  if (!(await step(name, work))) total.failed += 1;
}
await build();
add(await unitTests());
add(await browserTests());
say(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

async function unitTests() {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`];
  const { code } = await runModule('vitest/vitest.mjs', ['run', ...reporters], { quiet: false });
  const { numPassedTests = 0, numFailedTests = 0 } = reportIn(VITEST_REPORT);
  return { code, passed: numPassedTests, failed: numFailedTests };
}

async function browserTests() {
  const chromium = await findChromium();
  if (!chromium) {
    say('No browser could be found or installed: the browser tests did not run. Set CHROMIUM_PATH.');
    return { code: 1, passed: 0, failed: 0 };
  }
  const { code } = await runModule('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    quiet: false,
    env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: PLAYWRIGHT_REPORT },
  });
  const { expected = 0, flaky = 0, unexpected = 0 } = reportIn(PLAYWRIGHT_REPORT).stats ?? {};
  return { code, passed: expected + flaky, failed: unexpected };
}

function reportIn(file) {
  return existsSync(at(file)) ? JSON.parse(readFileSync(at(file), 'utf8')) : {};
}

/** A runner that broke without naming a failed test has failed once. */
function add({ code, passed, failed }) {
  total.passed += passed;
  total.failed += code !== 0 && failed === 0 ? 1 : failed;
}
