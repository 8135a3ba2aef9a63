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

it('looks into lists and what they hold, and tells a list from what else has its keys', () => {
  const drawn = vi.fn((_: { rows: unknown }) => null);
  const Drawn = memoByContent(drawn);
  const { rerender } = render(<Drawn rows={[{ at: [1, null] }]} />);
  rerender(<Drawn rows={[{ at: [1, null] }]} />);
  expect(drawn).toHaveBeenCalledTimes(1);
  const others = [
    [{ at: [1, 2] }],
    [{ at: [1, 2] }, 3],
    [],
    {},
    [{ of: new Set([1]) }],
    [{ of: new Set([2]) }],
  ];
  for (const rows of others) rerender(<Drawn rows={rows} />);
  expect(drawn).toHaveBeenCalledTimes(1 + others.length);
});

it('takes two sets for different, whatever they hold', () => {
  const drawn = vi.fn((_: { chosen: ReadonlySet<string> }) => null);
  const Drawn = memoByContent(drawn);
  const { rerender } = render(<Drawn chosen={new Set(['a'])} />);
  rerender(<Drawn chosen={new Set(['b'])} />);
  expect(drawn).toHaveBeenCalledTimes(2);
});
