import { expect, it } from 'vitest';
import { lagWords } from './lag-words';

it('writes a lag in the unit that fits it', () => {
  expect(lagWords(43.6, 'en')).toBe('44ms');
  expect(lagWords(-900, 'en')).toBe('0ms');
  expect(lagWords(43.6, 'pt-BR')).toBe('44ms');
  expect(lagWords(2_400, 'en')).toBe('2s');
  expect(lagWords(242_000, 'en')).toBe('4m 02s');
});
