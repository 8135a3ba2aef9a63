import { figureOf, queueOf, staleTiles, turnTab } from './support/screen.ts';
import { expect, test } from './support/test.ts';

const MINUTE_MS = 60_000;
/** Whole minutes are said, and the page's clock is stopped a second ahead of the server's. */
const HIDDEN_MS = 9 * MINUTE_MS + 5_000;

test('a tab in the background keeps up, though its timers hardly run, and says on return what changed', async ({
  page,
  ownVigia,
  oneWaits,
}) => {
  const { joins } = await oneWaits();

  await turnTab(page, 'hidden');
  await page.clock.pauseAt(Date.now() + 1_000);
  await joins('Hannah Whitfield');
  await expect(figureOf(page, 'OPEN')).toHaveText('2');
  await ownVigia.moveTo(ownVigia.now() + HIDDEN_MS);
  await joins('Thiago Bastos');
  await expect(figureOf(page, 'OPEN')).toHaveText('3');
  await expect(queueOf(page).getByText(/^10m \d\ds$/)).toBeVisible();

  await page.clock.resume();
  await turnTab(page, 'visible');
  await expect(page.getByRole('status').filter({ hasText: 'while you were away' })).toContainText(
    /2 changes while you were away, 9m.*Waiting \d+ → \d+/,
  );
  await expect(staleTiles(page)).toHaveCount(0);
});
