import { overhangOf } from './support/screen.ts';
import { expect, test } from './support/test.ts';
import { newId, sessionBecomes, waiting } from './support/zoho.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

for (const path of ['/', '/sessions', '/sessions/:id', '/feed', '/settings', '/sign-in']) {
  test(`nothing hangs over the edge of a phone at ${path}`, async ({
    page,
    post,
    board,
    context,
    ownChannel: channel,
  }) => {
    const session = newId();
    const odd = sessionBecomes({
      session: newId(),
      channel,
      status: 'A_LONG_STATUS_OF_TOMORROW',
      from: 'OPEN',
    });
    await post(odd, ...waiting({ session, channel, ago: 400_000 }));
    await expect.poll(async () => (await board(channel)).queue.size).toBe(1);
    if (path === '/sign-in') await context.clearCookies({ name: /login|session/ });
    await page.goto(path.replace(':id', session));
    await expect(page.getByRole('main')).toBeVisible();
    await expect(page).toHaveURL(path.replace(':id', session));
    expect(await overhangOf(page)).toBeLessThanOrEqual(0);
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
