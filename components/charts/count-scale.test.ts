import { expect, it } from 'vitest';
import { countScale } from './count-scale';

it('has at most three lines above zero, at round numbers, the last at or above the most', () => {
  expect(countScale(0)).toEqual([0, 1]);
  expect(countScale(1)).toEqual([0, 1]);
  expect(countScale(4)).toEqual([0, 2, 4]);
  expect(countScale(23)).toEqual([0, 8, 16, 24]);
  expect(countScale(81)).toEqual([0, 30, 60, 90]);
  expect(countScale(103)).toEqual([0, 40, 80, 120]);
  expect(countScale(120)).toEqual([0, 40, 80, 120]);
  expect(countScale(2_731)).toEqual([0, 1000, 2000, 3000]);
});

it('holds whatever is counted', () => {
  for (let most = 0; most <= 3_000; most += 1) {
    const lines = countScale(most);
    expect(lines.length).toBeLessThanOrEqual(4);
    expect(lines.at(-1)).toBeGreaterThanOrEqual(most);
  }
});
