import { expect, test } from './support/test.ts';
import { customerSays, newId, sessionBecomes, waiting } from './support/zoho.ts';

test('a number opens its list, with its rule in words and an address that asks for it again', async ({
  page,
  post,
  ownChannel: channel,
  board,
}) => {
  const session = newId();
  await post(...waiting({ session, channel }), ...waiting({ session: newId(), channel }));
  await expect.poll(async () => (await board(channel)).sessionsByStatus.OPEN).toBe(2);
  await page.goto(`/?channel=${channel}`);
  await page
    .getByRole('region', { name: 'Sessions by status' })
    .getByRole('link', { name: /Waiting\s*2/ })
    .click();
  await expect(page.locator('[data-total]')).toHaveAttribute('data-total', '2');
  await expect(page.locator('[data-rule]')).toContainText('Waiting means status OPEN.');
  const again = await page.getByRole('link', { name: 'Copy link' }).getAttribute('href');

  await post(sessionBecomes({ session, channel, status: 'ENDED', from: 'OPEN' }));
  await expect.poll(async () => (await board(channel)).sessionsByStatus.OPEN).toBe(1);
  await page.goto(again ?? '');
  await expect(page.locator('[data-total]')).toHaveAttribute('data-total', '2');
  await expect(page.locator('[data-rule]')).toContainText('as it stood at that moment');
});

test('a bar of the last hour opens the sessions of its minute, by keys too', async ({
  page,
  post,
  ownChannel: channel,
}) => {
  const session = newId();
  await post(...waiting({ session, channel, ago: 5 * 60_000 }), customerSays({ session, channel }));
  await page.goto(`/?channel=${channel}`);
  const strip = page
    .getByRole('region', { name: 'Messages per channel' })
    .getByRole('link', { name: /last 60 minutes/ });
  await expect(strip).toHaveAttribute('href', /messageFrom=\d+&messageTo=\d+&direction=IN/);
  await strip.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-total]')).toHaveAttribute('data-total', '1');
});

test('the feed page says what is missing, and opens the session and the list of all', async ({
  page,
  post,
  ownChannel: channel,
}) => {
  const session = newId();
  const at = Date.now() - 60_000;
  await post(
    sessionBecomes({ session, channel, status: 'OPEN', from: 'CREATED', at }),
    sessionBecomes({ session, channel, status: 'ENDED', from: 'ON_PROGRESS', at: at + 1_000 }),
  );
  await page.goto('/feed');
  const missing = page.getByRole('region', { name: 'Missing' });
  await expect(missing.getByText(/“In progress” came before by Zoho’s account/).first()).toBeVisible();
  await missing.locator(`a[href="/sessions/${session}"]`).click();
  await expect(page).toHaveURL(new RegExp(`/sessions/${session}`));
  await page.goBack();
  await missing.getByRole('link', { name: /in the last 24 hours/ }).click();
  await expect(page.locator(`a[href="/sessions/${session}"]`).first()).toBeVisible();
});
