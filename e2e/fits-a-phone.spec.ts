import { expect, test } from './support/test.ts';
import { newId, waiting } from './support/zoho.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

for (const path of ['/', '/sessions', '/feed', '/settings']) {
  test(`nothing hangs over the edge of a phone at ${path}`, async ({ page, post, ownChannel: channel }) => {
    await post(...waiting({ session: newId(), channel, ago: 400_000 }));
    await page.goto(path);
    await expect(page.getByRole('main')).toBeVisible();
    const { scroll, client } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    expect(scroll).toBeLessThanOrEqual(client);
  });
}

test('on a phone the queue is in reach without scrolling past charts', async ({
  page,
  post,
  ownChannel: channel,
}) => {
  await post(...waiting({ session: newId(), channel, ago: 400_000 }));
  await page.goto(`/?channel=${channel}`);
  await expect(page.getByText('Marina Duarte')).toBeInViewport();
});
