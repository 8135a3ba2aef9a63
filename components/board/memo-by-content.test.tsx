import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { memoByContent } from './memo-by-content';

afterEach(cleanup);

it('renders again only for a prop that says something else', () => {
  const drawn = vi.fn((_: { figures: { n: number }; name: string }) => null);
  const Drawn = memoByContent(drawn);
  const { rerender } = render(<Drawn figures={{ n: 1 }} name="a" />);
  rerender(<Drawn figures={{ n: 1 }} name="a" />);
  expect(drawn).toHaveBeenCalledTimes(1);
  rerender(<Drawn figures={{ n: 2 }} name="a" />);
  rerender(<Drawn figures={{ n: 2 }} name="b" />);
  expect(drawn).toHaveBeenCalledTimes(3);
});
