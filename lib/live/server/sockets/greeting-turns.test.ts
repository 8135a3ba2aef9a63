import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createGreetingTurns, GREETING_MS, type GreetingTurns, LONGEST_WAIT_MS } from './greeting-turns.ts';

let turns: GreetingTurns;
let greetedAt: number[];
let costsMs: number;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  [greetedAt, costsMs] = [[], 0];
  turns = createGreetingTurns(() => {
    greetedAt.push(Date.now());
    vi.advanceTimersByTime(costsMs);
  });
});
afterEach(() => {
  turns.stop();
  vi.useRealTimers();
});

/** Somebody comes every 5 ms for so long. */
function crowd(ms: number) {
  for (let spent = 0; spent < ms; spent += 5) {
    turns.ask();
    vi.advanceTimersByTime(5);
  }
}

describe('newcomers', () => {
  it('are greeted soon, all who came meanwhile together', () => {
    for (let n = 0; n < 100; n += 1) turns.ask();
    vi.advanceTimersByTime(1_000);
    expect(greetedAt).toEqual([1_000_000 + GREETING_MS]);
  });

  it.each([
    { costs: 1, rest: GREETING_MS },
    { costs: 20, rest: 80 },
    { costs: 400, rest: LONGEST_WAIT_MS },
  ])('of a crowd wait $rest ms where a greeting has taken $costs ms', ({ costs, rest }) => {
    costsMs = costs;
    crowd(3_000);
    const [first = 0, second = 0] = greetedAt;
    expect(second - first - costs).toBeGreaterThanOrEqual(rest);
    expect(second - first - costs).toBeLessThan(rest + GREETING_MS);
  });

  it('who come long after an expensive greeting are greeted soon', () => {
    costsMs = 400;
    crowd(5);
    vi.advanceTimersByTime(5_000);
    turns.ask();
    const cameAt = Date.now();
    vi.advanceTimersByTime(5_000);
    expect(greetedAt.at(-1)).toBe(cameAt + GREETING_MS);
  });
});
