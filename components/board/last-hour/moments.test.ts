import { expect, it } from 'vitest';
import { T0 } from '@/lib/domain/testing/sentences';
import { momentsOf, placeOfNow, queryAt } from './moments';

const START = T0 - (T0 % 60_000);
const after = (seconds: number) => placeOfNow(START, START + 3_600_000 + seconds * 1_000);

it('goes on from the last whole minute up to now, a quarter of a minute at a time', () => {
  expect([0, 1, 15, 16, 59, 61].map(after)).toEqual([60.25, 60.25, 60.25, 60.5, 61, 61.25]);
});

it('never turns back, whatever the clock says', () => {
  expect(after(-600)).toBe(60.25);
});

it('opens a minute as it was, and the present as it is', () => {
  const moments = momentsOf(START, 60.5);
  const [first, present] = [moments[0], moments.at(-1)];
  if (!first || !present) throw new Error('There are no moments.');
  expect(moments).toHaveLength(62);
  expect(queryAt('OPEN', first)).toEqual({ status: ['OPEN'], at: START });
  expect(queryAt('OPEN', present)).toEqual({ status: ['OPEN'] });
  expect(queryAt(null, present)).toEqual({ live: true });
});
