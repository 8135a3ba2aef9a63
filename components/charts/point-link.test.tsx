import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Point, PointLink } from './point-link';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const none = new Set(['3-0', '3-1']);
const hrefOf = ({ column, row }: Point) => (none.has(`${column}-${row}`) ? null : `/at/${column}/${row}`);

function show(rest: Partial<Parameters<typeof PointLink>[0]> = {}) {
  const box = { left: 100, top: 0, width: 40, height: 20 } as DOMRect;
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(box);
  const textOf = ({ column, row }: Point) => `${column} of ${row}`;
  return render(
    <PointLink columns={4} rows={2} kind="bars" label="An hour" {...{ hrefOf, textOf }} {...rest}>
      picture
    </PointLink>,
  );
}

const link = () => screen.getByRole('link');
const href = () => link().getAttribute('href');

describe('a picture of which every point is a link', () => {
  it('begins at the last point that opens something', () => {
    show();
    expect(href()).toBe('/at/2/0');
    expect(link().getAttribute('aria-label')).toBe('An hour. 2 of 0');
  });

  it('opens what lies under the pointer, and no longer once it has left', () => {
    show();
    fireEvent.pointerMove(link(), { clientX: 115, clientY: 15 });
    expect(href()).toBe('/at/1/1');
    expect(link().title).toBe('1 of 1');
    fireEvent.pointerLeave(link());
    expect(href()).toBe('/at/2/0');
  });

  it('opens what a finger touches without having moved', () => {
    show({ kind: 'line' });
    fireEvent.pointerDown(link(), { clientX: 101, clientY: 1 });
    expect(href()).toBe('/at/0/0');
  });

  it('is moved by the arrow keys, and stays within itself', () => {
    show();
    for (const key of ['ArrowLeft', 'ArrowDown', 'ArrowDown', 'Enter']) fireEvent.keyDown(link(), { key });
    expect(href()).toBe('/at/1/1');
    fireEvent.keyDown(link(), { key: 'Home' });
    fireEvent.keyDown(link(), { key: 'ArrowLeft' });
    expect(href()).toBe('/at/0/1');
    fireEvent.blur(link());
    expect(href()).toBe('/at/2/0');
  });

  it('opens nothing at a point that counts nothing', () => {
    show();
    fireEvent.keyDown(link(), { key: 'End' });
    expect(fireEvent.click(link())).toBe(false);
  });

  it('is a picture alone where no point opens anything', () => {
    show({ hrefOf: () => null });
    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.getByRole('img', { name: 'An hour' })).toBeTruthy();
  });
});
