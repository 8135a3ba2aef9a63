import { describe, expect, it } from 'vitest';
import { isOfOrg, roomOf, viewOf } from './rooms.ts';

describe('rooms', () => {
  it('show everything to who may see all and asked for nothing in particular', () => {
    expect(viewOf({ channels: 'all' })).toBeNull();
  });

  it('show a limited viewer his channels, whatever he asks for', () => {
    const viewer = { channels: ['sales', 'care'] };
    expect(viewOf(viewer)).toEqual(new Set(['sales', 'care']));
    expect(viewOf(viewer, ['care', 'board', ''])).toEqual(new Set(['care']));
    expect(viewOf(viewer, [])).toEqual(new Set());
  });

  it('are one for all who see the same channels, in whatever order they named them', () => {
    expect(roomOf(viewOf({ channels: 'all' }, ['b', 'a']))).toBe(roomOf(viewOf({ channels: ['a', 'b'] })));
    expect(roomOf(null)).not.toBe(roomOf(new Set()));
    expect(roomOf(new Set(['a","b']))).not.toBe(roomOf(new Set(['a', 'b'])));
  });

  it('are closed to a viewer of another org', () => {
    expect(isOfOrg({ orgId: '1' }, '2')).toBe(false);
    expect(isOfOrg({ orgId: '1' }, '1')).toBe(true);
    expect(isOfOrg({ orgId: null }, '1')).toBe(true);
  });
});
