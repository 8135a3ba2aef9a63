import { defineConfig } from '@playwright/test';
import { chromiumPath } from './e2e/support/chromium.ts';
import { SIGNED_IN } from './e2e/support/global-setup.ts';
import { PORTS } from './e2e/support/ports.ts';

export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/support/global-setup.ts',
  outputDir: './test-results/playwright',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    browserName: 'chromium',
    baseURL: `http://127.0.0.1:${PORTS.shared}`,
    storageState: SIGNED_IN,
    locale: 'en-US',
    viewport: { width: 1440, height: 900 },
    // Root has no other way to run it.
    launchOptions: { executablePath: chromiumPath(), args: ['--no-sandbox'] },
    screenshot: 'only-on-failure',
  },
});
