import { expect, it } from 'vitest';
import { createServerClock } from './server-clock.ts';

const clockAfter = (steps: { wall: number; steady: number }) => {
  const held = { wall: 1_000, steady: 5 };
  const clock = createServerClock(
    { serverNow: 50_000, asOf: 49_000 },
    { wallMs: () => held.wall, steadyMs: () => held.steady },
  );
  held.wall += steps.wall;
  held.steady += steps.steady;
  return clock;
};

it('tells whole milliseconds, however finely the browser counts', () => {
  expect(clockAfter({ wall: 100, steady: 100.7 }).now()).toBe(50_100);
});

it('sees that a laptop has slept, and is deaf to a clock that is set back', () => {
  expect(clockAfter({ wall: 3_600_000, steady: 20 }).now()).toBe(3_650_000);
  expect(clockAfter({ wall: -3_600_000, steady: 20 }).now()).toBe(50_020);
});

it('counts from the moment up to which the figures were true', () => {
  expect(clockAfter({ wall: 500, steady: 500 }).unconfirmedMs()).toBe(1_500);
});
