import { expect, it } from 'vitest';
import { placesApart } from './places-apart';

it('leaves words where they are wanted, as long as there is room', () => {
  expect(placesApart([0.1, 0.5, 0.9], 0.2)).toEqual([0.1, 0.5, 0.9]);
});

it('moves words apart in their order, and keeps them within the picture', () => {
  expect(placesApart([0, 0, 0], 0.25)).toEqual([0.125, 0.375, 0.625]);
  expect(placesApart([0.9, 1, 1], 0.25)).toEqual([0.375, 0.625, 0.875]);
  expect(placesApart([0.5, 0.5], 0.5)).toEqual([0.25, 0.75]);
});

it('has no places for more words than there is room for', () => {
  expect(placesApart([0, 0, 0, 0, 0], 0.25)).toBeNull();
});
