import { deafToTheNetwork, queueOf, staleTiles } from './support/screen.ts';
import { expect, test } from './support/test.ts';

test.use({ expectedInConsole: /WebSocket connection .* failed|ERR_INTERNET_DISCONNECTED/ });

const MINUTE_MS = 60_000;

for (const { how, isSilent } of [
  { how: 'that is told to be offline', isSilent: false },
  { how: 'whose socket falls silent', isSilent: true },
]) {
  test(`a screen ${how} dims and says since when, and on return what changed`, async ({
    page,
    context,
    ownVigia,
    oneWaits,
  }) => {
    if (isSilent) await deafToTheNetwork(page);
    const { joins } = await oneWaits();

    await context.setOffline(true);
    await expect(staleTiles(page)).toBeVisible({ timeout: 10_000 });
    await expect(page.getByText(/stale since \d\d:\d\d:\d\d/).first()).toBeVisible();
    const age = await queueOf(page).getByRole('row').nth(1).getByRole('cell').first().textContent();

    await ownVigia.moveTo(ownVigia.now() + 9 * MINUTE_MS);
    await page.clock.fastForward(9 * MINUTE_MS);
    await joins('Hannah Whitfield', 'Thiago Bastos');
    await expect(queueOf(page).getByRole('row').nth(1).getByRole('cell').first()).toHaveText(age ?? '');

    await context.setOffline(false);
    await expect(queueOf(page)).toContainText('Hannah Whitfield', { timeout: 20_000 });
    await expect(page.getByRole('status').filter({ hasText: 'while you were away' })).toContainText(
      /2 changes while you were away, 9m.*Waiting \d+ → \d+/,
    );
    await expect(staleTiles(page)).toHaveCount(0);
    await expect(page.getByText(/stale since/)).toHaveCount(0);
    await expect(queueOf(page).getByText(/^10m \d\ds$/)).toBeVisible();
  });
}
