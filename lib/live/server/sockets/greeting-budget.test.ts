import { expect, it } from 'vitest';
import { createGreetingBudget } from './greeting-budget.ts';

it('lets each owner spend a burst at once, and then one a second', () => {
  let now = 1_000;
  const { spend } = createGreetingBudget(() => now);
  const granted = (owner: string) => Array.from({ length: 10 }, () => spend(owner, 3)).filter(Boolean).length;
  expect(granted('vera')).toBe(3);
  expect(granted('ana')).toBe(3);
  now += 999;
  expect(granted('vera')).toBe(0);
  now += 1;
  expect(granted('vera')).toBe(1);
  now += 60_000;
  expect(granted('vera')).toBe(3);
});
