import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { MinuteStrip } from './minute-strip';

afterEach(cleanup);

it('draws what came in above the line and what went out below it, on the scale of its neighbours', () => {
  const { container } = render(
    <MinuteStrip
      minutes={[
        [4, 0],
        [0, 0],
        [1, 8],
      ]}
      most={8}
    />,
  );
  const [, above, below] = [...container.querySelectorAll('path')].map((path) => path.getAttribute('d'));
  expect(container.querySelector('svg')?.getAttribute('viewBox')).toBe('0 0 12 36');
  expect(above).toBe('M0 18h3v-9h-3zM8 18h3v-2.2h-3z');
  expect(below).toBe('M8 18h3v18h-3z');
});
