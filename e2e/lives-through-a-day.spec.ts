import type { Page } from '@playwright/test';
import { type Held, heldBy } from './support/heap.ts';
import { localDayOf, nextClockChange } from './support/org-days.ts';
import { figureOf, queueOf, staleTiles } from './support/screen.ts';
import { expect, test } from './support/test.ts';
import { customerSays, type Element, newId, sessionBecomes, waiting } from './support/zoho.ts';

const ZONE = 'America/New_York';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** From the last hour of one day, over the clock change in the night, to the first hour of the day after. */
const HOURS_BEFORE_CHANGE = 3;
const HOURS = 27;
const BATCHES_PER_HOUR = 4;
/** By then the page has shown all that it ever shows, so that its caches are full. */
const WARM_AFTER_HOURS = 1;
const ENDED_PER_BATCH = 20;
const WAITING = 12;

const BUCKETS = [
  { words: '< 1 min', fromMs: 0 },
  { words: '1–5 min', fromMs: MINUTE_MS },
  { words: '5–15 min', fromMs: 5 * MINUTE_MS },
  { words: '15–60 min', fromMs: 15 * MINUTE_MS },
  { words: '> 60 min', fromMs: HOUR_MS },
];

test('a board that stays open for a day with a clock change in it is right at every hour, and grows no heavier', async ({
  page,
  ownVigia,
  openOwn,
  inZone,
  ownChannel: channel,
}) => {
  test.setTimeout(120_000);
  const change = nextClockChange(ownVigia.now() + 4 * HOUR_MS, ZONE);
  const start = change - HOURS_BEFORE_CHANGE * HOUR_MS;
  await ownVigia.moveTo(start);
  await inZone(ZONE);
  const queue = Array.from({ length: WAITING }, (_, place) => ({
    session: newId(),
    since: start - place * 7 * MINUTE_MS,
  }));
  await ownVigia.post(...queue.flatMap(({ session, since }) => waiting({ session, channel, now: since })));
  await openOwn(`/?channel=${channel}`);

  const endedAt: number[] = [];
  const saidAt = queue.map(({ since }) => since - 1);
  const held: Held[] = [];
  for (let hour = 1; hour <= HOURS; hour += 1) {
    const at = start + hour * HOUR_MS + 20_000;
    await ownVigia.moveTo(at);
    // A sign-in lasts a day: another tab has renewed it meanwhile.
    if (hour === 12) await inZone(ZONE);
    for (let batch = 0; batch < BATCHES_PER_HOUR; batch += 1) {
      const ids = Array.from({ length: ENDED_PER_BATCH }, newId);
      await ownVigia.post(...ids.flatMap((id) => saidAndEnded(id, channel, at)));
      saidAt.push(...ids.map(() => at - 2));
      endedAt.push(...ids.map(() => at - 1));
    }
    const since = at - ((hour * 7) % 70) * MINUTE_MS - 30_000;
    const next = { session: newId(), since };
    queue.push(next);
    const [{ session = '' } = {}] = queue.splice(0, 1);
    await ownVigia.post(
      sessionBecomes({ session, channel, status: 'ENDED', from: 'OPEN', at }),
      ...waiting({ session: next.session, channel, now: since }),
    );
    saidAt.push(since - 1);
    endedAt.push(at);

    const isToday = (instant: number) => localDayOf(instant, ZONE) === localDayOf(at, ZONE);
    await test.step(`hour ${hour}`, async () => {
      await expect(figureOf(page, 'OPEN')).toHaveText(String(WAITING));
      await expect(figureOf(page, 'ENDED_TODAY')).toHaveText(figure(endedAt.filter(isToday).length));
      await expect(page.getByRole('region', { name: 'Messages per channel' })).toContainText(
        `${figure(saidAt.filter(isToday).length)} in, 0 out today`,
      );
      await expect(page.getByText('Today starts at 00:00')).toBeVisible();
      await expect.poll(() => barsOf(page)).toEqual(barsFor(queue.map(({ since }) => at - since)));
    });
    if (hour === WARM_AFTER_HOURS || hour === HOURS) held.push(await heldBy(page));
  }
  await expect(staleTiles(page)).toHaveCount(0);
  expect(await page.evaluate(() => performance.getEntriesByType('navigation').length)).toBe(1);
  const [early, late] = held;
  console.info(`the page holds ${words(early)} in hour ${WARM_AFTER_HOURS}, ${words(late)} in hour ${HOURS}`);
  expect(late?.bytes).toBeLessThan((early?.bytes ?? 0) * 1.1);
  expect(late?.domNodes).toBeLessThan((early?.domNodes ?? 0) * 1.1);
});

function saidAndEnded(session: string, channel: string, at: number): Element[] {
  return [
    customerSays({ session, channel, at: at - 2 }),
    sessionBecomes({ session, channel, status: 'ENDED', from: 'OPEN', at: at - 1 }),
  ];
}

/** The labels of the bars, but for how many of each are past the target. */
async function barsOf(page: Page): Promise<string[]> {
  const bars = queueOf(page).getByRole('button', { name: /: [\d,]+ waiting, / });
  const labels = await bars.evaluateAll((all) => all.map((bar) => bar.getAttribute('aria-label') ?? ''));
  return labels.map((label) => label.replace(/,.*/, ''));
}

function barsFor(agesMs: readonly number[]): string[] {
  return BUCKETS.map(({ words, fromMs }, place) => {
    const toMs = BUCKETS[place + 1]?.fromMs ?? Infinity;
    return `${words}: ${agesMs.filter((age) => age >= fromMs && age < toMs).length} waiting`;
  });
}

const figure = (count: number) => count.toLocaleString('en');

const words = (held?: Held) =>
  `${((held?.bytes ?? 0) / 1_048_576).toFixed(2)} MB and ${held?.domNodes} nodes`;
