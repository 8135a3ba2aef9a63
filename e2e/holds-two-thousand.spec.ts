import type { Page } from '@playwright/test';
import { figureOf, queueOf } from './support/screen.ts';
import { expect, test } from './support/test.ts';
import { newId, sessionBecomes, waiting } from './support/zoho.ts';

const WAITING = 2_000;
const AT_ONCE = 100;

test('two thousand who wait are a board that can be used, and nothing moves under pointer or focus', async ({
  page,
  post,
  ownChannel: channel,
}) => {
  const sessions = Array.from({ length: WAITING }, (_, place) => ({ session: newId(), place }));
  for (let from = 0; from < WAITING; from += AT_ONCE) {
    const some = sessions.slice(from, from + AT_ONCE);
    await post(
      ...some.flatMap(({ session, place }) =>
        waiting({ session, channel, name: nameOf(place), ago: (WAITING - place + 60) * 1_000 }),
      ),
    );
  }
  await page.goto(`/?channel=${channel}`);
  await expect(figureOf(page, 'OPEN')).toHaveText('2,000');
  await expect(queueOf(page)).toContainText('2,000 waiting, oldest first');

  const rows = queueOf(page).locator('tbody tr');
  await expect(rows.first()).toContainText(nameOf(0));
  expect(await rows.count()).toBeLessThan(60);
  await scrollQueue(page, 'end');
  await expect(rows.last()).toContainText(nameOf(WAITING - 1));
  expect(await rows.count()).toBeLessThan(60);
  await scrollQueue(page, 'start');
  await expect(rows.first()).toContainText(nameOf(0));

  await rows.nth(2).hover();
  const before = await rows.allTextContents();
  await post(gone(1), ...waiting({ session: newId(), channel, name: 'Priya Raman', ago: 9 * 3_600_000 }));
  await expect(queueOf(page).getByRole('button', { name: '1 new' })).toBeVisible();
  await expect(rows.nth(1)).toContainText('has left the queue');
  expect((await rows.allTextContents()).map(contactIn)).toEqual(before.map(contactIn));

  // The pointer goes, the focus comes: the order is still held.
  await rows.nth(4).getByRole('link').focus();
  await page.keyboard.press('j');
  await page.mouse.move(2, 2);
  await expect(rows.nth(5).getByRole('link')).toBeFocused();
  await expect(rows.first()).toContainText(nameOf(0));

  await queueOf(page).getByRole('button', { name: '1 new' }).click();
  await expect(rows.first()).toContainText('Priya Raman');
  await expect(queueOf(page)).not.toContainText('has left the queue');
  await expect(figureOf(page, 'OPEN')).toHaveText('2,000');

  function gone(place: number) {
    const { session = '' } = sessions[place] ?? {};
    return sessionBecomes({ session, channel, status: 'ENDED', from: 'OPEN' });
  }
});

const nameOf = (place: number) => `Contact ${String(place).padStart(4, '0')}`;

const contactIn = (row: string) => /Contact \d{4}/.exec(row)?.[0];

const scrollQueue = (page: Page, to: 'start' | 'end') =>
  queueOf(page)
    .locator('tbody')
    .evaluate((body, side) => body.scrollTo(0, side === 'end' ? body.scrollHeight : 0), to);
