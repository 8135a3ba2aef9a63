import { untilLive } from './support/screen.ts';
import { expect, test } from './support/test.ts';
import { newId, waiting } from './support/zoho.ts';

const BEFORE_CHARTS_KIB = 190;
const WITH_CHARTS_KIB = 290;

test('the board asks for little JavaScript, and for less before the charts', async ({
  page,
  post,
  ownChannel: channel,
}) => {
  await post(...waiting({ session: newId(), channel }));
  const answer = await page.goto(`/?channel=${channel}`);
  const html = (await answer?.text()) ?? '';
  await untilLive(page);
  await expect(page.getByRole('region', { name: 'Status over time' }).locator('svg').first()).toBeVisible();
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming && /\.js(\?|$)/.test(entry.name))
      .map((entry) => ({ url: entry.name, bytes: (entry as PerformanceResourceTiming).encodedBodySize })),
  );
  const kibOf = (list: typeof scripts) => list.reduce((bytes, one) => bytes + one.bytes, 0) / 1_024;
  const named = scripts.filter(({ url }) => html.includes(new URL(url).pathname));
  expect(kibOf(named)).toBeGreaterThan(0);
  expect(kibOf(named)).toBeLessThanOrEqual(BEFORE_CHARTS_KIB);
  expect(kibOf(scripts)).toBeLessThanOrEqual(WITH_CHARTS_KIB);
});
