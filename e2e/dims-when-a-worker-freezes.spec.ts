import { figureOf, queueOf, staleTiles, untilLive } from './support/screen.ts';
import { expect, test } from './support/test.ts';
import { newId, waiting } from './support/zoho.ts';

test.use({ expectedInConsole: /WebSocket connection .* failed|net::ERR_(CONNECTION|INCOMPLETE)/ });

test('figures dim while their worker is frozen, and are right again without a reload', async ({
  page,
  ownVigia,
  openOwn,
  ownChannel: channel,
}) => {
  const someone = (name: string) => waiting({ session: newId(), channel, name, now: ownVigia.now() });
  await ownVigia.post(...someone('Priya Raman'));
  await openOwn(`/?channel=${channel}`);
  await expect(figureOf(page, 'OPEN')).toHaveText('1');
  await untilLive(page);

  const thaw = ownVigia.freezeWorkers();
  await expect(staleTiles(page)).toBeVisible({ timeout: 10_000 });
  await expect(queueOf(page)).toContainText(/stale since \d\d:\d\d:\d\d/);
  await expect(figureOf(page, 'OPEN')).toHaveText('1');
  thaw();

  await expect(staleTiles(page)).toHaveCount(0, { timeout: 30_000 });
  await ownVigia.post(...someone('Hannah Whitfield'));
  await expect(figureOf(page, 'OPEN')).toHaveText('2');
  expect(await page.evaluate(() => performance.getEntriesByType('navigation').length)).toBe(1);
});
