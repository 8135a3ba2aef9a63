// What a supervisor looks at, by the words on the screen.
import { expect, type Page } from '@playwright/test';

export const queueOf = (page: Page) => page.getByRole('region', { name: 'Queue' });

export const tilesOf = (page: Page) => page.getByRole('region', { name: 'Sessions by status' });

/** Of a status, of `PAST` (waiting past target) or of `ENDED_TODAY`. */
export const figureOf = (page: Page, tile: string) =>
  tilesOf(page).locator(`[data-tile="${tile}"] [data-figure]`);

export const staleTiles = (page: Page) => page.locator('[aria-label="Sessions by status"][data-stale]');

/** By how many pixels the page is wider than its window. */
export const overhangOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What the server painted is there before the page's scripts are: its clock runs when they are. */
export async function untilLive(page: Page): Promise<void> {
  const clock = page.locator('header time');
  const painted = await clock.textContent();
  await expect(clock).not.toHaveText(painted ?? '');
}

/** Hears neither that the network is gone nor that it is back, as a phone in a lift or a laptop that sleeps. */
export async function deafToTheNetwork(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const event of ['offline', 'online']) {
      window.addEventListener(event, (told) => told.stopImmediatePropagation(), true);
    }
  });
}

/** As far as the page can tell, its tab is in front, or behind another one. */
export async function turnTab(page: Page, to: 'visible' | 'hidden'): Promise<void> {
  await page.evaluate((visibility) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => visibility });
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => visibility === 'hidden' });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, to);
}
