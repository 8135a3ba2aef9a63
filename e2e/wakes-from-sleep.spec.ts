import { deafToTheNetwork, figureOf, queueOf, staleTiles } from './support/screen.ts';
import { expect, test } from './support/test.ts';

test.use({ expectedInConsole: /WebSocket connection .* failed|ERR_INTERNET_DISCONNECTED/ });

const MINUTE_MS = 60_000;
/** Whole minutes are said, and the page's clock is stopped a second ahead of the server's. */
const ASLEEP_MS = 9 * MINUTE_MS + 5_000;

test('a laptop that wakes after nine minutes shows no old number as fresh, and soon the right ones', async ({
  page,
  context,
  ownVigia,
  oneWaits,
}) => {
  await deafToTheNetwork(page);
  const { joins } = await oneWaits();

  await context.setOffline(true);
  await page.clock.pauseAt(Date.now() + 1_000);
  await ownVigia.moveTo(ownVigia.now() + ASLEEP_MS);
  await joins('Hannah Whitfield');
  expect(await staleTiles(page).count()).toBe(0);

  // The lid opens: what was due runs once, and the first look already says that the figures are old.
  await page.clock.fastForward(ASLEEP_MS);
  expect(await staleTiles(page).count()).toBe(1);
  await expect(queueOf(page)).toContainText(/stale since \d\d:\d\d:\d\d/);

  await page.clock.resume();
  await context.setOffline(false);
  await expect(figureOf(page, 'OPEN')).toHaveText('2', { timeout: 20_000 });
  await expect(staleTiles(page)).toHaveCount(0);
  await expect(queueOf(page).getByText(/^10m \d\ds$/)).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'while you were away' })).toContainText(
    /1 change while you were away, 9m/,
  );
});
