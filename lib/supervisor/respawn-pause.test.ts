import { expect, it } from 'vitest';
import { pauseBeforeRespawn } from './respawn-pause.ts';

const T0 = 1_751_022_087_000;
const deaths = (count: number) => Array.from({ length: count }, () => T0);

it('replaces a worker at once until the fifth death within ten seconds', () => {
  expect(pauseBeforeRespawn(deaths(4), T0)).toBe(0);
  expect(pauseBeforeRespawn(deaths(5), T0)).toBe(1000);
});

it('doubles the pause with each further death, up to half a minute', () => {
  expect(pauseBeforeRespawn(deaths(7), T0)).toBe(4000);
  expect(pauseBeforeRespawn(deaths(20), T0)).toBe(30_000);
});

it('forgets deaths that are ten seconds old', () => {
  expect(pauseBeforeRespawn(deaths(9), T0 + 10_000)).toBe(0);
});
