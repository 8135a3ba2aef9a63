import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useHeld } from './use-held';

it('stays as it was until a key changes, and then is what it is now', () => {
  const { result, rerender } = renderHook(({ value, second }) => useHeld(value, [second, 'all']), {
    initialProps: { value: 'a', second: 1 },
  });
  rerender({ value: 'b', second: 1 });
  expect(result.current).toBe('a');
  rerender({ value: 'c', second: 2 });
  expect(result.current).toBe('c');
});
