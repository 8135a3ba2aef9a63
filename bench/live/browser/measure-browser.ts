// What one supervisor's browser feels: on a board that is idle, and on one with thousands who wait.
import { type Browser, chromium, type Page } from '@playwright/test';
import { percentile } from '../../../lib/domain/percentile.ts';
import { untilProjected } from '../../support/processes/database.ts';
import { medianOf } from '../../support/report/medians.ts';
import type { BrowserPlan } from '../plan.ts';
import { ADMIN, type Stage } from '../stage.ts';
import { measureMany } from './many-waiting.ts';
import { largestPaintMs, paintedAt, scriptSizes, watchFrames } from './page-probes.ts';
import { beginsToWait, createIds, post } from './waiting.ts';

export type BrowserResult = {
  waiting: number;
  pixel: { p50Ms: number | null; p95Ms: number | null; timesMs: number[] };
  lcpMs: { empty: number | null; full: number | null };
  /** Compressed, as they came. */
  scripts: { beforeCharts: number; all: number };
  frame: { frames: number; p50Ms: number | null; p95Ms: number | null; storeP95Ms: number | null };
  scroll: { framesPerSecond: number; p50Ms: number | null; p95Ms: number | null };
};

type Told = { plan: BrowserPlan; executablePath: string; say: (line: string) => void };

const FIGURE = '[data-figure]';
const BETWEEN_ROUNDS_MS = 250;
const CHARTS_WITHIN_MS = 2_000;
const PROJECTED_WITHIN_MS = 90_000;
const FILLED_AT_ONCE = 250;

export async function measureBrowser(
  stage: Stage,
  { plan, executablePath, say }: Told,
): Promise<BrowserResult> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await signedIn(browser, stage.product.url);
    say('Chromium: an idle board…');
    const newId = createIds();
    const pixel = await pixelTimes(page, { stage, rounds: plan.rounds, newId });
    const empty = await paints(page, plan.loads);
    const scripts = await scriptBytes(page);
    say(`Chromium: ${plan.waiting} who wait…`);
    const waiting = await fill(stage, plan.waiting, newId);
    const full = await paints(page, plan.loads);
    const many = await measureMany(page, { stage, waiting, newId, feedMs: plan.feedMs });
    return { waiting: plan.waiting, pixel, lcpMs: { empty, full }, scripts, ...many };
  } finally {
    await browser.close();
  }
}

async function signedIn(browser: Browser, baseURL: string): Promise<Page> {
  const page = await browser.newPage({ baseURL, locale: 'en-US', viewport: { width: 1440, height: 900 } });
  await watchFrames(page);
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(ADMIN.email);
  await page.getByLabel('Password', { exact: true }).fill(ADMIN.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/');
  return page;
}

type Rounds = { stage: Stage; rounds: number; newId: () => string };

async function pixelTimes(page: Page, { stage, rounds, newId }: Rounds) {
  const channelId = newId();
  // Before the first event of all, there is no board to see.
  const first = { sessionId: newId(), channelId: newId(), id: newId(), at: Date.now() };
  await post(stage.product, beginsToWait(first));
  await untilProjected(stage.database, PROJECTED_WITHIN_MS);
  await page.goto(`/?channel=${channelId}`);
  await page.waitForSelector(FIGURE);
  await page.waitForTimeout(CHARTS_WITHIN_MS);
  const timesMs: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const elements = beginsToWait({ sessionId: newId(), channelId, id: newId(), at: Date.now() });
    const postedAt = Date.now();
    const posted = post(stage.product, elements);
    const [at] = await Promise.all([paintedAt(page, FIGURE, String(round)), posted]);
    timesMs.push(at - postedAt);
    await page.waitForTimeout(BETWEEN_ROUNDS_MS);
  }
  return { p50Ms: percentile(timesMs, 0.5), p95Ms: percentile(timesMs, 0.95), timesMs };
}

async function paints(page: Page, loads: number): Promise<number | null> {
  const times: number[] = [];
  for (let load = 0; load < loads; load += 1) {
    await page.goto('/');
    await page.waitForSelector(FIGURE);
    await page.waitForTimeout(CHARTS_WITHIN_MS);
    times.push(await largestPaintMs(page));
  }
  return medianOf(times, (time) => time);
}

/** The page names the scripts that it needs; what comes later are the charts. */
async function scriptBytes(page: Page) {
  const answer = await page.goto('/');
  const html = (await answer?.text()) ?? '';
  await page.waitForTimeout(CHARTS_WITHIN_MS);
  const scripts = await scriptSizes(page);
  const sum = (list: typeof scripts) => list.reduce((bytes, one) => bytes + one.bytes, 0);
  const named = scripts.filter(({ url }) => html.includes(new URL(url).pathname));
  return { beforeCharts: sum(named), all: sum(scripts) };
}

async function fill({ product, database }: Stage, count: number, newId: () => string) {
  const channels = [newId(), newId(), newId(), newId()];
  const began = Date.now() - count;
  const waiting = Array.from({ length: count }, (_, index) => ({
    sessionId: newId(),
    channelId: channels[index % channels.length] ?? '',
  }));
  const elements = waiting.map((one, index) => beginsToWait({ ...one, id: newId(), at: began + index }));
  for (let start = 0; start < count; start += FILLED_AT_ONCE)
    await post(product, elements.slice(start, start + FILLED_AT_ONCE).flat());
  await untilProjected(database, PROJECTED_WITHIN_MS);
  return waiting;
}
