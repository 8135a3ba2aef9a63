import { chromium, type Page } from '@playwright/test';
import { chromiumPath } from './support/chromium.ts';
import { PORTS } from './support/ports.ts';
import { figureOf } from './support/screen.ts';
import { ADMIN, startVigia, type Vigia, WEBHOOK_TOKEN } from './support/server.ts';
import { expect, test } from './support/test.ts';
import { newId, waiting } from './support/zoho.ts';

test('two browsers say that they are stale while the server is dead, and are right again after, without a reload', async () => {
  test.setTimeout(180_000);
  const vigia = await startVigia(PORTS.dying);
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  try {
    const channel = newId();
    await send(vigia, waiting({ session: newId(), channel, name: 'Priya Raman' }));
    const pages = [
      await signedIn(vigia, await browser.newPage()),
      await signedIn(vigia, await browser.newPage()),
    ];
    for (const page of pages) {
      await expect(inQueue(page, 'Priya Raman')).toBeVisible();
      await watchFigure(page);
    }

    await vigia.kill9();
    for (const page of pages)
      await expect(page.getByText(/stale since \d\d:\d\d:\d\d/).first()).toBeVisible();

    await vigia.restart();
    await send(vigia, waiting({ session: newId(), channel, name: 'Hannah Whitfield' }));
    for (const page of pages) {
      await expect(inQueue(page, 'Hannah Whitfield')).toBeVisible({ timeout: 30_000 });
      await expect(inQueue(page, 'Priya Raman')).toBeVisible();
      await expect(page.getByText(/stale since/)).toHaveCount(0);
      // No fresh nought on the way.
      expect(await page.evaluate(() => window.figures)).toEqual(['1', '2']);
      expect(await page.evaluate(() => performance.getEntriesByType('navigation').length)).toBe(1);
    }
  } finally {
    await browser.close();
    await vigia.stop();
  }
});

declare global {
  interface Window {
    /** Each that the tile of those who wait has shown, in turn. */
    figures: string[];
  }
}

async function watchFigure(page: Page): Promise<void> {
  await expect(figureOf(page, 'OPEN')).toHaveText('1');
  await page.evaluate(() => {
    window.figures = [];
    const look = () => {
      const figure = document.querySelector('[data-tile="OPEN"] [data-figure]')?.textContent ?? 'none';
      if (window.figures.at(-1) !== figure) window.figures.push(figure);
    };
    look();
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
}

const inQueue = (page: Page, name: string) => page.getByRole('region', { name: 'Queue' }).getByText(name);

async function signedIn(vigia: Vigia, page: Page): Promise<Page> {
  await page.goto(`${vigia.url}/sign-in`);
  await page.getByLabel('E-mail').fill(ADMIN.email);
  await page.getByLabel('Password', { exact: true }).fill(ADMIN.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${vigia.url}/`);
  return page;
}

async function send(vigia: Vigia, elements: unknown[]): Promise<void> {
  const answer = await fetch(`${vigia.url}/api/webhooks/zoho-desk/${WEBHOOK_TOKEN}`, {
    method: 'POST',
    body: JSON.stringify(elements),
  });
  expect(answer.status).toBe(200);
}
