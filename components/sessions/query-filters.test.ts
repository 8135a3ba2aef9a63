import { describe, expect, it } from 'vitest';
import { filtersOf } from './query-filters';

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
