import { nextMidnight } from './support/org-days.ts';
import { figureOf, staleTiles } from './support/screen.ts';
import { expect, test } from './support/test.ts';
import { agentSays, customerSays, newId, sessionBecomes, waiting } from './support/zoho.ts';

const ZONE = 'America/Sao_Paulo';
const SECOND_MS = 1_000;

test('midnight in São Paulo begins today anew, without a reload', async ({
  page,
  ownVigia,
  openOwn,
  inZone,
  ownChannel: channel,
}) => {
  const midnight = nextMidnight(ownVigia.now() + 120 * SECOND_MS, ZONE);
  await ownVigia.moveTo(midnight - 30 * SECOND_MS);
  await inZone(ZONE);
  const end = (at: number) =>
    sessionBecomes({ session: newId(), channel, status: 'ENDED', from: 'ON_PROGRESS', at });
  const evening = midnight - 90 * SECOND_MS;
  const session = newId();
  await ownVigia.post(
    ...waiting({ session, channel, now: evening }),
    agentSays({ session, channel, at: evening + 1 }),
    end(evening),
    end(evening),
  );
  await openOwn(`/?channel=${channel}`);
  const messages = page.getByRole('region', { name: 'Messages per channel' });
  await expect(figureOf(page, 'ENDED_TODAY')).toHaveText('2');
  await expect(messages).toContainText('1 in, 1 out today');
  await expect(page.locator('header time')).toContainText('23:59:');

  await ownVigia.moveTo(midnight - 2 * SECOND_MS);
  await expect(page.locator('header time')).toContainText('00:00:');
  await expect(figureOf(page, 'ENDED_TODAY')).toHaveText('0');
  await expect(messages).toContainText('0 in, 0 out today');
  // Who waits since yesterday still waits.
  await expect(figureOf(page, 'OPEN')).toHaveText('1');

  await ownVigia.post(end(ownVigia.now()), customerSays({ session, channel, at: ownVigia.now() }));
  await expect(figureOf(page, 'ENDED_TODAY')).toHaveText('1');
  await expect(messages).toContainText('1 in, 0 out today');
  await expect(staleTiles(page)).toHaveCount(0);
  expect(await page.evaluate(() => performance.getEntriesByType('navigation').length)).toBe(1);
});
