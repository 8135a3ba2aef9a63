import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';

describe('a viewer that was lost', () => {
  it.each([
    { failed: 0, least: 250, most: 750 },
    { failed: 1, least: 500, most: 1_500 },
    { failed: 3, least: 2_000, most: 6_000 },
  ])('tries again after $least to $most ms when $failed attempts have failed', ({ failed, least, most }) => {
    expect([backoffMs(failed, 0), backoffMs(failed, 1)]).toEqual([least, most]);
  });

  it('never waits longer than ten seconds', () => {
    expect(backoffMs(9, 0.5)).toBe(10_000);
  });
});
