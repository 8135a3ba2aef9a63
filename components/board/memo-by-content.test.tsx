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

it('takes two sets for different, whatever they hold', () => {
  const drawn = vi.fn((_: { chosen: ReadonlySet<string> }) => null);
  const Drawn = memoByContent(drawn);
  const { rerender } = render(<Drawn chosen={new Set(['a'])} />);
  rerender(<Drawn chosen={new Set(['b'])} />);
  expect(drawn).toHaveBeenCalledTimes(2);
});
