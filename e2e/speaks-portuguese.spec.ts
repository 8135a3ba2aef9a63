import { expect, test } from './support/test.ts';
import { newId, waiting } from './support/zoho.ts';

test.use({ locale: 'pt-BR', storageState: { cookies: [], origins: [] } });

test('a browser that speaks Portuguese is spoken to in Portuguese', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByRole('button', { name: 'Entrar' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'pt-BR');
});

test.describe('signed in', () => {
  test.use({ storageState: 'test-results/.signed-in.json' });

  test('the board speaks Portuguese, durations included', async ({ page, post, ownChannel: channel }) => {
    await post(...waiting({ session: newId(), channel, ago: 21 * 60_000 }));
    await page.goto(`/?channel=${channel}`);
    await expect(page.getByRole('region', { name: 'Fila' }).getByText(/^21min \d+s$/)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Painel' }).first()).toBeVisible();
  });
});
