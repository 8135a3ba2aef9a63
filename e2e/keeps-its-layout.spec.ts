import type { Page } from '@playwright/test';
import { figureOf, untilLive } from './support/screen.ts';
import { expect, test } from './support/test.ts';
import { agentSays, newId, sessionBecomes, waiting } from './support/zoho.ts';

declare global {
  interface Window {
    /**
     * What moved without anybody's doing. Not rows of the queue, which make room for each other, nor a figure itself:
     * one more digit begins further left.
     */
    moved: string[];
  }
}

test('nothing moves on the board while its figures change', async ({ page, post, ownChannel: channel }) => {
  const ended = () => sessionBecomes({ session: newId(), channel, status: 'ENDED', from: 'OPEN' });
  const accepted = () => {
    const session = newId();
    const by = { id: '106554156', type: 'AGENT' } as const;
    return [
      agentSays({ session, channel }),
      sessionBecomes({ session, channel, status: 'ON_PROGRESS', from: 'OPEN', with: by }),
    ];
  };
  await post(...waiting({ session: newId(), channel }), ended(), ...accepted());
  await page.goto(`/?channel=${channel}`);
  await untilLive(page);
  await expect(figureOf(page, 'ENDED_TODAY')).toHaveText('1');
  // Charts come when everything else is there.
  await expect(page.getByRole('region', { name: 'Status over time' }).locator('svg').first()).toBeVisible();
  await watchMoves(page);

  for (let round = 0; round < 4; round += 1) {
    const three = [0, 1, 2];
    await post(...three.flatMap(() => [...waiting({ session: newId(), channel }), ended(), ...accepted()]));
    await expect(figureOf(page, 'OPEN')).toHaveText(String(4 + round * 3));
  }
  await expect(figureOf(page, 'ENDED_TODAY')).toHaveText('13');
  await expect(figureOf(page, 'ON_PROGRESS')).toHaveText('13');
  expect(await page.evaluate(() => window.moved)).toEqual([]);
});

function watchMoves(page: Page): Promise<void> {
  return page.evaluate(() => {
    window.moved = [];
    type Shift = PerformanceEntry & {
      hadRecentInput: boolean;
      sources: { node: Node | null }[];
    };
    new PerformanceObserver((list) => {
      for (const { hadRecentInput, sources } of list.getEntries() as Shift[]) {
        if (hadRecentInput) continue;
        for (const { node } of sources) {
          const element = node instanceof Element ? node : node?.parentElement;
          const text = element?.textContent ?? '';
          if (!element || /\d/.test(text) || element.closest('section[aria-label="Queue"] table')) continue;
          window.moved.push(`${element.tagName} ${element.className}: ${text}`);
        }
      }
    }).observe({ type: 'layout-shift' });
  });
}
