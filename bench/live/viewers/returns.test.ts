import { expect, it } from 'vitest';
import { returnsOf } from './returns.ts';

it('tells of those who are back how long they were away, and counts the others', () => {
  const absences = [
    { lostAt: 1_000, backAt: 1_600, failed: 0 },
    { lostAt: 1_000, backAt: null, failed: 3 },
    { lostAt: 1_100, backAt: 3_100, failed: 1 },
  ];
  expect(returnsOf(absences)).toEqual({ lost: 3, away: 1, awayMs: [600, 2_000], failed: 4 });
});
