import { expect, it } from 'vitest';
import { soakTargets } from './soak.ts';

const sampled = (...megabytes: number[]) =>
  megabytes.map((size, index) => ({ minute: index + 1, events: 1, p99Ms: 1, memoryBytes: size * 2 ** 20 }));
const met = (...megabytes: number[]) => soakTargets(sampled(...megabytes)).map(({ isMet }) => isMet);

it('is flat where only the start grew, and not where the end did', () => {
  expect(met(300, 450, 500, 500, 505, 510)).toEqual([true, true]);
  expect(met(300, 400, 450, 500, 550, 600)).toEqual([false, true]);
});

it('says nothing of growth before there are three samples', () => {
  expect(met(300, 800)).toEqual([null, false]);
});
