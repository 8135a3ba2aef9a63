import { describe, expect, it } from 'vitest';
import { nextReadingAt } from './feed-reader.ts';

const NOW = 1_000_000;

describe('the next reading of the change feed', () => {
  it('ends when somebody can be told of it', () => {
    expect(nextReadingAt(NOW, 15, NOW + 200)).toBe(NOW + 185);
  });

  it('comes soon where somebody could be told at once', () => {
    expect(nextReadingAt(NOW, 2, NOW - 5_000)).toBe(NOW + 20);
  });

  it('leaves the database alone for four times as long as it took, but not for long', () => {
    expect(nextReadingAt(NOW, 30, NOW + 100)).toBe(NOW + 120);
    expect(nextReadingAt(NOW, 400, NOW)).toBe(NOW + 200);
  });
});
