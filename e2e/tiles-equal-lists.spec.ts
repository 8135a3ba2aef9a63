import { figureOf, tilesOf } from './support/screen.ts';
import { expect, test } from './support/test.ts';
import { customerSays, newId, sessionBecomes, waiting } from './support/zoho.ts';

const STATUSES = [
  'CREATED',
  'OPEN',
  'ON_HOLD',
  'ON_PROGRESS',
  'ENDED',
  'BLOCKED',
  'MISSED',
  'A_STATUS_OF_TOMORROW',
];

test('the number on every tile equals the length of the list that it opens', async ({
  page,
  post,
  ownChannel: channel,
  board,
}) => {
  const everyStatus = STATUSES.flatMap((status, i) =>
    Array.from({ length: i + 1 }, () => sessionBecomes({ session: newId(), channel, status, from: 'OPEN' })),
  );
  await post(...everyStatus, customerSays({ session: newId(), channel }));
  await post(...waiting({ session: newId(), channel, ago: 7 * 60_000 }));
  // Of both deliveries: what is projected after the page was read stands in a list and on no tile yet.
  const counted = async () => (await board(channel)).sessionsByStatus;
  await expect.poll(counted).toMatchObject({ OPEN: 3, NOT_REPORTED: 1, A_STATUS_OF_TOMORROW: 8 });

  await page.goto(`/?channel=${channel}`);
  const tiles = tilesOf(page)
    .getByRole('link')
    .filter({ has: page.locator('[data-figure]') });
  await expect(tiles.first()).toBeVisible();
  const links = await tiles.evaluateAll((all) =>
    all.map((tile) => ({
      href: tile.getAttribute('href') ?? '',
      figure: Number(tile.querySelector('[data-figure]')?.textContent),
    })),
  );
  expect(links.length).toBeGreaterThanOrEqual(8);
  for (const { href, figure } of links) {
    await page.goto(href);
    await expect(page.locator('[data-total]'), href).toHaveAttribute('data-total', String(figure));
    await expect(page.getByRole('table').getByRole('row'), href).toHaveCount(figure === 0 ? 0 : figure + 1);
  }
});

test('the picture of the last hour ends with what the tiles say, and opens their lists', async ({
  page,
  post,
  ownChannel: channel,
  board,
}) => {
  const becomes = (status: string) => sessionBecomes({ session: newId(), channel, status, from: 'OPEN' });
  const counted = async () => (await board(channel)).sessionsByStatus;
  await post(...['OPEN', 'ON_PROGRESS', 'A_STATUS_OF_TOMORROW'].map(becomes));
  await expect.poll(counted).toMatchObject({ OPEN: 1, ON_PROGRESS: 1, A_STATUS_OF_TOMORROW: 1 });
  await page.goto(`/?channel=${channel}`);
  await expect(figureOf(page, 'OPEN')).toHaveText('1');

  await post(...['OPEN', 'OPEN', 'ON_HOLD'].map(becomes));
  const ends = page.getByRole('region', { name: 'Status over time' }).getByRole('listitem');
  const end = (status: string) => ends.filter({ has: page.locator(`a[href*="status=${status}&"]`) });
  const shown = { OPEN: '3', ON_HOLD: '1', ON_PROGRESS: '1', CREATED: '0', A_STATUS_OF_TOMORROW: '1' };
  for (const [status, count] of Object.entries(shown)) {
    await expect(figureOf(page, status)).toHaveText(count);
    await expect(end(status).locator('b')).toHaveText(count);
    const tile = tilesOf(page).locator(`[data-tile="${status}"] a`).first();
    expect(await end(status).getByRole('link').getAttribute('href')).toBe(await tile.getAttribute('href'));
  }
  await expect(ends).toHaveCount(Object.keys(shown).length);
});
