import type { Page } from '@playwright/test';
import { overhangOf, queueOf } from './support/screen.ts';
import { expect, test } from './support/test.ts';
import { type Element, newId, waiting } from './support/zoho.ts';

const HOSTILE = {
  'HTML and scripts': '<script>pwned()</script><img src=x onerror="pwned()"><b>bold</b>',
  'a link that runs': '[click](javascript:pwned()) javascript:pwned() **bold**',
  'text that turns around': '\u202Egnp.exe \u2066abc\u0627\u0644',
  'letters that nobody sees': 'in\u200Bvi\u200Dsi\uFEFFble',
  'a name of ten thousand letters': 'W'.repeat(10_000),
};

for (const [what, text] of Object.entries(HOSTILE)) {
  test(`${what} is shown as text, runs nothing and pushes nothing over the edge`, async ({
    page,
    post,
    board,
    ownChannel: channel,
  }) => {
    const session = newId();
    await post(...waiting({ session, channel, name: text, text }).map(withHostileTicket));
    await expect.poll(async () => (await board(channel)).queue.size).toBe(1);
    const ran: string[] = [];
    page.on('dialog', (dialog) => ran.push(dialog.message()));
    await page.exposeFunction('pwned', () => ran.push('a script'));
    const begin = text.slice(0, 12);

    for (const path of [`/?channel=${channel}`, `/sessions?channel=${channel}`, `/sessions/${session}`]) {
      await page.goto(path);
      const place = path.startsWith('/?') ? queueOf(page) : page.getByRole('main');
      await expect(place).toContainText(begin);
      expect(await overhangOf(page)).toBeLessThanOrEqual(0);
      expect(await strangeNodesIn(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await overhangOf(page)).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 1440, height: 900 });
    }
    expect(ran).toEqual([]);
  });
}

function withHostileTicket(element: Element): Element {
  const meta = { DESK_TICKET_ID: 'javascript:pwned()', DESK_TICKET_NUMBER: '"><script>pwned()</script>' };
  return 'meta' in element.payload ? { ...element, payload: { ...element.payload, meta } } : element;
}

/** Nothing in our own markup is one of these, and none of our links runs a script. */
function strangeNodesIn(page: Page): Promise<string[]> {
  return page
    .locator('main :is(script, img, iframe, object, embed), a[href^="javascript" i]')
    .evaluateAll((nodes) => nodes.map(({ outerHTML }) => outerHTML.slice(0, 120)));
}
