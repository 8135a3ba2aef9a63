import { chromium } from '@playwright/test';
import { chromiumPath } from './chromium.ts';
import { PORTS } from './ports.ts';
import { ADMIN, startVigia } from './server.ts';

export const SIGNED_IN = 'test-results/.signed-in.json';

/** One server and one sign-in for all specs; a spec that breaks its server starts its own. */
export default async function globalSetup() {
  const vigia = await startVigia(PORTS.shared);
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  const page = await browser.newPage({ baseURL: vigia.url });
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(ADMIN.email);
  await page.getByLabel('Password', { exact: true }).fill(ADMIN.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/');
  await page.context().storageState({ path: SIGNED_IN });
  await browser.close();
  return () => vigia.stop();
}
