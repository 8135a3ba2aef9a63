import { expect, it } from 'vitest';
import { createAgenda } from './agenda.ts';
import { randomFrom } from './random.ts';

it('gives back the soonest first, and of one instant in the order of adding', () => {
  const random = randomFrom(1);
  const agenda = createAgenda<number>();
  const added = Array.from({ length: 500 }, (_, item) => ({ at: random.whole(0, 40), item }));
  for (const { at, item } of added) agenda.add(at, item);
  const taken = added.map(() => agenda.take());
  expect(taken).toEqual(added.toSorted((a, b) => a.at - b.at || a.item - b.item));
  expect([agenda.take(), agenda.nextAt()]).toEqual([null, null]);
});

it('draws the same numbers from the same seed, evenly', () => {
  const [one, other] = [randomFrom(5), randomFrom(5)];
  const drawn = Array.from({ length: 2_000 }, () => one.next());
  expect(Array.from({ length: 2_000 }, () => other.next())).toEqual(drawn);
  expect(drawn.reduce((sum, value) => sum + value, 0) / drawn.length).toBeCloseTo(0.5, 1);
});
