import type { Page } from '@playwright/test';
import { queueOf } from './support/screen.ts';
import { expect, test } from './support/test.ts';
import { newId, sessionBecomes, waiting } from './support/zoho.ts';

const toTheBoard = (page: Page) =>
  page.locator('header').getByRole('link', { name: 'Board', exact: true }).click();

test('Back to a session that has ended meanwhile shows that it has', async ({
  page,
  post,
  board,
  ownChannel: channel,
}) => {
  const session = newId();
  await post(...waiting({ session, channel }));
  await page.goto(`/?channel=${channel}`);
  await queueOf(page)
    .getByRole('link', { name: /Marina Duarte/ })
    .click();
  await expect(page.getByText('In the queue, this wait')).toBeVisible();
  await toTheBoard(page);
  await expect(queueOf(page)).toBeVisible();
  await post(sessionBecomes({ session, channel, status: 'ENDED', from: 'OPEN' }));
  await expect.poll(async () => (await board(channel)).endedToday).toBe(1);

  await page.goBack();
  await expect(page.getByText('Lasted')).toBeVisible();
  await expect(page.getByText('In the queue, this wait')).toHaveCount(0);
});

test('Back to a list and to the feed shows what came meanwhile', async ({
  page,
  post,
  board,
  ownChannel: channel,
}) => {
  const waitingIn = async () => (await board(channel)).queue.size;
  await post(...waiting({ session: newId(), channel, name: 'Priya Raman' }));
  await expect.poll(waitingIn).toBe(1);
  await page.goto(`/sessions?status=OPEN&channel=${channel}`);
  await expect(page.locator('[data-total]')).toHaveAttribute('data-total', '1');
  await page.locator('header').getByRole('link', { name: 'Feed' }).click();
  const times = page.getByRole('region', { name: 'Deliveries' }).locator('tbody time');
  const newest = await times.first().getAttribute('datetime');
  await toTheBoard(page);
  await expect(queueOf(page)).toBeVisible();
  await post(...waiting({ session: newId(), channel, name: 'Hannah Whitfield' }));
  await expect.poll(waitingIn).toBe(2);

  await page.goBack();
  await expect(times.first()).not.toHaveAttribute('datetime', newest ?? '');
  await page.goBack();
  await expect(page.getByText('Hannah Whitfield')).toBeVisible();
  await expect(page.locator('[data-total]')).toHaveAttribute('data-total', '2');
});
