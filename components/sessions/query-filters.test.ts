import { describe, expect, it } from 'vitest';
import { defaultSortOf, filtersOf, sortedQueryOf } from './query-filters';

describe('the filters of a query', () => {
  it('are one for each value, flag and window', () => {
    const filters = filtersOf({
      status: ['OPEN', 'ON_HOLD'],
      channel: ['c1'],
      live: false,
      sinceFrom: 1,
      sinceTo: 2,
      messageFrom: 3,
      direction: 'IN',
      at: 4,
      q: 'ana',
      sort: '-lastEventAt',
    });
    expect(filters.map(({ key }) => key)).toEqual([
      'status-OPEN',
      'status-ON_HOLD',
      'channel-c1',
      'live',
      'since',
      'messages',
      'at',
      'q',
    ]);
  });

  it('leave the others and the order when one is taken away, and begin at the first page', () => {
    const [open, , flag] = filtersOf({
      status: ['OPEN', 'ENDED'],
      reopened: true,
      cursor: 'x',
      sort: '-lastEventAt',
    });
    expect(open?.without).toEqual({ status: ['ENDED'], reopened: true, sort: '-lastEventAt' });
    expect(flag?.without).toEqual({ status: ['OPEN', 'ENDED'], sort: '-lastEventAt' });
    expect(filtersOf({ status: ['OPEN'] })[0]?.without).toEqual({});
  });

  it('take a window away with both its ends', () => {
    const [messages] = filtersOf({ messageFrom: 1, messageTo: 2, direction: 'OUT' });
    expect(messages?.without).toEqual({});
  });
});

describe('the order of a list whose address names none', () => {
  it('is the newest event first where nothing is filtered, or only what is past', () => {
    expect(defaultSortOf({})).toBe('-lastEventAt');
    expect(defaultSortOf({ status: ['ENDED'] })).toBe('-lastEventAt');
    expect(defaultSortOf({ endedFrom: 1, channel: ['c1'] })).toBe('-lastEventAt');
  });

  it('is the longest first where it asks who waits or who holds what', () => {
    expect(defaultSortOf({ status: ['OPEN'], channel: ['c1'] })).toBe('statusSince');
    expect(defaultSortOf({ live: true })).toBe('statusSince');
    expect(defaultSortOf({ assignee: ['a1'] })).toBe('statusSince');
  });

  it('is said to the API only where it is not what the API does by itself', () => {
    expect(sortedQueryOf({})).toEqual({ sort: '-lastEventAt' });
    expect(sortedQueryOf({ status: ['OPEN'] })).toEqual({ status: ['OPEN'] });
    expect(sortedQueryOf({ sort: 'messagesCount' })).toEqual({ sort: 'messagesCount' });
  });
});
