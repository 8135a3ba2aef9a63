// Frames and scrolling where thousands wait.
import type { Page } from '@playwright/test';
import { percentile } from '../../../lib/domain/percentile.ts';
import { pause } from '../measure.ts';
import type { Stage } from '../stage.ts';
import { scrollFrames, takeFrameTimes } from './page-probes.ts';
import { customerSays, post, type Waiting } from './waiting.ts';

const FEED_PER_SECOND = 200;
const POST_EVERY_MS = 50;
const SCROLL_MS = 4_000;
const LAST_FRAME_MS = 1_500;
const QUEUE_BODY = 'section[aria-label="Queue"] tbody';

type Many = { stage: Stage; waiting: readonly Waiting[]; newId: () => string; feedMs: number };

export async function measureMany(page: Page, { stage, waiting, newId, feedMs }: Many) {
  const { product, viewers } = stage;
  await page.waitForSelector(`${QUEUE_BODY} tr`);
  const gaps = await scrollFrames(page, QUEUE_BODY, SCROLL_MS);
  const door = { port: product.webhook.port, token: product.apiToken, greets: true };
  await viewers.open({ door, count: 1, listened: 1, onLoss: 'stay away' });
  await takeFrameTimes(page);
  const until = performance.now() + feedMs;
  const perPost = (FEED_PER_SECOND * POST_EVERY_MS) / 1_000;
  for (let turn = 0; performance.now() < until; turn += perPost) {
    const speaking = Array.from({ length: perPost }, (_, index) => waiting[(turn + index) % waiting.length]);
    const at = Date.now();
    await post(
      product,
      speaking.flatMap((one) => (one ? [customerSays({ ...one, id: newId(), at })] : [])),
    );
    await pause(POST_EVERY_MS);
  }
  await pause(LAST_FRAME_MS);
  const frames = await takeFrameTimes(page);
  const { applyMs } = await viewers.match('board', []);
  await viewers.close();
  return {
    frame: {
      frames: frames.length,
      p50Ms: percentile(frames, 0.5),
      p95Ms: percentile(frames, 0.95),
      storeP95Ms: percentile(applyMs, 0.95),
    },
    scroll: {
      framesPerSecond: (gaps.length * 1_000) / gaps.reduce((sum, gap) => sum + gap, 0),
      p50Ms: percentile(gaps, 0.5),
      p95Ms: percentile(gaps, 0.95),
    },
  };
}
