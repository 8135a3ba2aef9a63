import { expect, test } from './support/test.ts';
import { newId, waiting } from './support/zoho.ts';

const HOUR_MS = 3_600_000;

for (const [wrong, byMs] of [
  ['an hour fast', HOUR_MS],
  ['an hour slow', -HOUR_MS],
] as const) {
  test(`ages are right in a browser whose clock is ${wrong}`, async ({ page, post, ownChannel: channel }) => {
    await page.clock.install({ time: Date.now() + byMs });
    await post(...waiting({ session: newId(), channel, ago: 21 * 60_000 }));
    await page.goto(`/?channel=${channel}`);
    const age = page.getByRole('region', { name: 'Queue' }).getByText(/^2[12]m \d\ds$/);
    await expect(age).toBeVisible();
    const first = await age.textContent();
    await expect(age).not.toHaveText(first ?? '');

    await post(...waiting({ session: newId(), channel, name: 'Priya Raman', ago: 65_000 }));
    const row = page.getByRole('row').filter({ hasText: 'Priya Raman' });
    await expect(row.getByText(/^1m \d\ds$/)).toBeVisible();
    await expect(page.getByText(/stale since/)).toHaveCount(0);
  });
}
