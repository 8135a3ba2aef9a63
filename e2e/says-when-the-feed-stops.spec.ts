import { queueOf, staleTiles } from './support/screen.ts';
import { expect, test } from './support/test.ts';
import { customerSays, newId, waiting } from './support/zoho.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const WEEK_MS = 7 * 24 * HOUR_MS;

test('a feed that stops in a busy hour is DOWN on the screen, one that stops in a silent hour is QUIET', async ({
  page,
  ownVigia,
  openOwn,
  ownChannel: channel,
}) => {
  // For three weeks something comes every minute of the hour and of five more; then nothing for the rest of the week.
  const busy = Math.ceil(ownVigia.now() / HOUR_MS) * HOUR_MS + 2 * HOUR_MS;
  const session = newId();
  const habit = [3, 2, 1].flatMap((weeks) =>
    Array.from({ length: 66 }, (_, minute) =>
      customerSays({ session, channel, at: busy - weeks * WEEK_MS + minute * MINUTE_MS }),
    ),
  );
  await ownVigia.post(...habit);
  await expect.poll(() => ownVigia.knows(session)).toBe(true);
  const pill = page.locator('header').getByRole('link', { name: /LIVE|QUIET|DELAYED|DOWN/ });
  const comes = () => ownVigia.post(...waiting({ session: newId(), channel, now: ownVigia.now() }));

  await ownVigia.moveTo(busy + 30 * MINUTE_MS);
  await comes();
  await openOwn(`/?channel=${channel}`);
  await expect(pill).toContainText('LIVE');

  await ownVigia.moveTo(ownVigia.now() + 4 * MINUTE_MS);
  await expect(pill).toContainText('4m ago');
  await expect(pill).not.toContainText('DOWN');
  await expect(staleTiles(page)).toHaveCount(0);
  // Two minutes beyond the usual three at most.
  await ownVigia.moveTo(ownVigia.now() + MINUTE_MS);
  await expect(pill).toContainText(/DOWN.*no event since \d\d:\d\d:\d\d/);
  await expect(page.getByText(/Nothing has come from Zoho for 5m.*usual at this hour is 3m/)).toBeVisible();
  await expect(staleTiles(page)).toBeVisible();
  await expect(queueOf(page)).toContainText(/stale since/);

  await comes();
  await expect(pill).toContainText('LIVE');
  await expect(staleTiles(page)).toHaveCount(0);

  await ownVigia.moveTo(busy + 65 * MINUTE_MS);
  await comes();
  await expect(pill).toContainText('LIVE');
  await ownVigia.moveTo(ownVigia.now() + 5 * HOUR_MS);
  await expect(pill).toContainText('QUIET');
  await expect(pill).toContainText('5h ago');
  await expect(staleTiles(page)).toHaveCount(0);
});
