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
  const figures = page.getByRole('region', { name: 'Sessions by status' });
  const tiles = figures.getByRole('link').filter({ has: page.locator('[data-figure]') });
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
