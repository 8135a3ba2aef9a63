import { describe, expect, it } from 'vitest';
import { durationText } from './duration-text';

const S = 1_000;
const M = 60 * S;
const H = 60 * M;

describe('a duration', () => {
  it('is said in its two largest units, the second with two digits', () => {
    expect(durationText(21 * M + 48 * S, 'en')).toBe('21m 48s');
    expect(durationText(H + 6 * M + 59 * S, 'en')).toBe('1h 06m');
    expect(durationText(50 * H, 'en')).toBe('2d 02h');
    expect(durationText(38 * S + 999, 'en')).toBe('38s');
  });

  it('is said in Portuguese', () => {
    expect(durationText(21 * M + 48 * S, 'pt-BR')).toBe('21min 48s');
    expect(durationText(H + 6 * M, 'pt-BR')).toBe('1h 06min');
    expect(durationText(50 * H, 'pt-BR')).toBe('2d 02h');
  });

  it('is zero seconds where it would be negative', () => {
    expect(durationText(-5 * S, 'en')).toBe('0s');
  });

  it('can be cut to one unit', () => {
    expect(durationText(6 * M + 10 * S, 'en', 1)).toBe('6m');
  });
});
