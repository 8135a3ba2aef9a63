import { expect, test } from './support/test.ts';
import { newId, waiting } from './support/zoho.ts';

const ROUNDS = 50;

/** A benchmark: it prints, and asserts only that every change was seen. */
test('prints the time from a webhook to a changed number in the browser', async ({
  page,
  post,
  ownChannel: channel,
}) => {
  test.setTimeout(180_000);
  await page.goto(`/?channel=${channel}`);
  const figure = page.getByRole('region', { name: 'Sessions by status' }).locator('[data-figure]').first();
  await expect(figure).toHaveText('0');
  const tookMs: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const seenAt = figure.evaluate(
      (element, wanted) =>
        new Promise<number>((resolve) => {
          const look = () => {
            if (element.textContent !== wanted) return false;
            requestAnimationFrame(() => resolve(Date.now()));
            return true;
          };
          if (look()) return;
          const observer = new MutationObserver(() => look() && observer.disconnect());
          observer.observe(element, { subtree: true, childList: true, characterData: true });
        }),
      String(round),
    );
    const elements = waiting({ session: newId(), channel });
    const sentAt = Date.now();
    await post(...elements);
    tookMs.push((await seenAt) - sentAt);
    await page.waitForTimeout(250);
  }
  tookMs.sort((a, b) => a - b);
  const at = (share: number) => tookMs[Math.floor((ROUNDS - 1) * share)];
  console.info(
    `webhook to pixel, ${ROUNDS} rounds: median ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms`,
  );
  expect(tookMs).toHaveLength(ROUNDS);
});
