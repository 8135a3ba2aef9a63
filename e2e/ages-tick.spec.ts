import { expect, test } from './support/test.ts';
import { newId, waiting } from './support/zoho.ts';

test('the age of a waiting session ticks every second', async ({ page, post, ownChannel: channel }) => {
  await post(...waiting({ session: newId(), channel, ago: 21 * 60_000 + 5_000 }));
  await page.goto(`/?channel=${channel}`);
  const age = page.getByRole('region', { name: 'Queue' }).getByText(/^21m \d\ds$/);
  await expect(age).toBeVisible();
  const first = await age.textContent();
  await expect(age).not.toHaveText(first ?? '');
  const second = await age.textContent();
  await expect(age).not.toHaveText(second ?? '');
});
