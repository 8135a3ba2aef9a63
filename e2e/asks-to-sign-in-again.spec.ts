import { figureOf, queueOf } from './support/screen.ts';
import { ADMIN } from './support/server.ts';
import { expect, test } from './support/test.ts';
import { newId, waiting } from './support/zoho.ts';

test.use({
  storageState: { cookies: [], origins: [] },
  expectedInConsole: /WebSocket connection .* failed|status of 401/,
});

test('a sign-in that has ended is asked for politely, and the view is kept', async ({
  page,
  post,
  request,
  baseURL,
  ownChannel: channel,
}) => {
  await post(...waiting({ session: newId(), channel, name: 'Priya Raman', ago: 7 * 60_000 }));
  const view = `/?channel=${channel}&assigneeType=NONE&age=5-15`;
  await page.goto(view);
  await signIn();
  await expect(queueOf(page)).toContainText('Priya Raman');

  // Signed out elsewhere, with the same cookie.
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const headers = { cookie, origin: baseURL ?? '' };
  const answer = await request.post('/api/auth/sign-out', { headers, data: {} });
  expect(answer.ok()).toBe(true);

  const ask = page.getByRole('link', { name: 'Sign in' });
  await expect(ask).toBeVisible({ timeout: 20_000 });
  await expect(queueOf(page)).toContainText(/stale since/);
  await expect(queueOf(page)).toContainText('Priya Raman');
  await expect(figureOf(page, 'OPEN')).toHaveText('1');
  expect(page.url()).toContain(view);

  await ask.click();
  await signIn();
  await expect(page).toHaveURL(view);
  await expect(queueOf(page)).toContainText('Priya Raman');
  await expect(page.getByText(/stale since/)).toHaveCount(0);

  async function signIn() {
    await page.getByLabel('E-mail').fill(ADMIN.email);
    await page.getByLabel('Password', { exact: true }).fill(ADMIN.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('main')).toBeVisible();
  }
});
