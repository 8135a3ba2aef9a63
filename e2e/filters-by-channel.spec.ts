import { expect, test } from './support/test.ts';
import { newId, waiting } from './support/zoho.ts';

test('a supervisor filters by channel, and the address keeps it', async ({ page, post }) => {
  const [here, there] = [newId(), newId()];
  await post(
    ...waiting({ session: newId(), channel: here, name: 'Priya Raman' }),
    ...waiting({ session: newId(), channel: there, name: 'Hannah Whitfield' }),
  );
  await page.goto('/');
  const queue = page.getByRole('region', { name: 'Queue' });
  await page.getByRole('group', { name: 'Channels' }).locator(`[data-channel="${here}"]`).click();
  await expect(page).toHaveURL(new RegExp(`channel=${here}`));
  await expect(queue.getByText('Priya Raman')).toBeVisible();
  await expect(queue.getByText('Hannah Whitfield')).toHaveCount(0);

  await page.reload();
  await expect(queue.getByText('Priya Raman')).toBeVisible();
  await expect(queue.getByText('Hannah Whitfield')).toHaveCount(0);
});
