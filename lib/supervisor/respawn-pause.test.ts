import { expect, it } from 'vitest';
import { pauseBeforeRespawn } from './respawn-pause.ts';

const T0 = 1_751_022_087_000;
const deaths = (count: number, hadServed = false) =>
  Array.from({ length: count }, () => ({ at: T0, hadServed }));

it('replaces a worker at once until the fifth death within ten seconds', () => {
  expect(pauseBeforeRespawn(deaths(4), T0)).toBe(0);
  expect(pauseBeforeRespawn(deaths(5), T0)).toBe(1000);
});

it('doubles the pause with each further death while starting, up to half a minute', () => {
  expect(pauseBeforeRespawn(deaths(7), T0)).toBe(4000);
  expect(pauseBeforeRespawn(deaths(20), T0)).toBe(30_000);
});

it('never leaves an installation without workers for longer than a second because serving ones were killed', () => {
  expect(pauseBeforeRespawn(deaths(4, true), T0)).toBe(0);
  expect(pauseBeforeRespawn([...deaths(20, true), ...deaths(4)], T0)).toBe(1000);
});

it('forgets deaths that are ten seconds old', () => {
  expect(pauseBeforeRespawn(deaths(9), T0 + 10_000)).toBe(0);
});
