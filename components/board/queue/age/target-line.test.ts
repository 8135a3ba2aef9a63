import { describe, expect, it } from 'vitest';
import { placeOf } from './target-line';

describe('the line of the target', () => {
  it('stands where a bucket begins, if the target is its bound', () => {
    expect(placeOf(300_000)).toBeCloseTo(0.4);
  });

  it('stands to scale inside a bucket', () => {
    expect(placeOf(600_000)).toBeCloseTo(0.5);
    expect(placeOf(30_000)).toBeCloseTo(0.1);
  });

  it('stays on the chart however long the target is', () => {
    expect(placeOf(86_400_000)).toBeCloseTo(0.9);
  });
});
