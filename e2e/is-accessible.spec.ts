import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/test.ts';
import { agentSays, newId, sessionBecomes, waiting } from './support/zoho.ts';

for (const theme of ['light', 'dark'] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test.beforeEach(async ({ context, baseURL }) => {
      await context.addCookies([{ name: 'vigia-theme', value: theme, url: baseURL ?? '' }]);
    });

    for (const screen of ['/sign-in', '/', '/sessions', '/sessions/:id', '/feed', '/settings']) {
      test(`axe finds nothing serious or critical on ${screen}`, async ({
        page,
        post,
        ownChannel: channel,
        board,
        context,
      }) => {
        const session = newId();
        await post(...waiting({ session, channel, ago: 400_000 }), agentSays({ session, channel }));
        await post(sessionBecomes({ session: newId(), channel, status: 'A_STATUS_OF_TOMORROW' }));
        await expect.poll(async () => (await board(channel)).queue.size).toBe(1);
        if (screen === '/sign-in') await context.clearCookies({ name: /login|session/ });
        await page.goto(screen.replace(':id', session));
        await expect(page.getByRole('main')).toBeVisible();
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(
          grave.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(' | ')}`),
        ).toEqual([]);
      });
    }
  });
}
