import { expect, it } from 'vitest';
import { initialsOf } from './initials';

it('takes the first letters of the first and the last name', () => {
  expect(initialsOf('Lúcia de Souza Mendes')).toBe('LM');
  expect(initialsOf('Ítalo')).toBe('Í');
  expect(initialsOf('')).toBe('');
});
