import { expect, it } from 'vitest';
import { createServerClock } from './server-clock.ts';

const clockAt50s = () => {
  const held = { wall: 1_000, steady: 5 };
  const clock = createServerClock(
    { serverNow: 50_000, asOf: 49_000 },
    { wallMs: () => held.wall, steadyMs: () => held.steady },
  );
  const pass = (wall: number, steady = wall) => {
    held.wall += wall;
    held.steady += steady;
  };
  return { clock, pass };
};

const clockAfter = (steps: { wall: number; steady: number }) => {
  const { clock, pass } = clockAt50s();
  pass(steps.wall, steps.steady);
  return clock;
};

const sentAt = (serverNow: number) => ({ serverNow, asOf: serverNow });

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

it('sees a line that slows down in steps too small to be seen in any one of them', () => {
  const { clock, pass } = clockAt50s();
  for (let late = 500; late <= 15_000; late += 500) {
    pass(4_500);
    clock.hear(sentAt(clock.now() - late));
  }
  expect(clock.lateMs(sentAt(clock.now() - 15_000))).toBe(15_000);
  expect(clock.now()).toBe(50_000 + 30 * 4_500);
});

it('follows a clock that goes a little slower than its own', () => {
  const { clock, pass } = clockAt50s();
  let serverNow = 50_000;
  for (let n = 0; n < 10_000; n += 1) {
    pass(4_002);
    serverNow += 4_000;
    clock.hear(sentAt(serverNow));
  }
  expect(clock.now()).toBe(serverNow);
});

it('takes an answer to be no older than the question, and believes a server whose clock was set back', () => {
  const { clock, pass } = clockAt50s();
  clock.ask();
  pass(80);
  clock.answer(sentAt(50_000 - 3_600_000));
  expect(clock.now()).toBe(50_080 - 3_600_000);
});

it('knows that an answer was on its way for long', () => {
  const { clock, pass } = clockAt50s();
  clock.ask();
  pass(12_000);
  clock.answer(sentAt(50_000));
  expect(clock.unconfirmedMs()).toBe(12_000);
});
