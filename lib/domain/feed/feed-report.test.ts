import { expect, it } from 'vitest';
import { boardWith } from '../testing/board.ts';
import { cardWith, T0 } from '../testing/sentences.ts';
import { channelFeeds } from './feed-report.ts';

it('tells of every channel when it was heard last, by what is stored or by what has come since', () => {
  const board = boardWith({
    channels: [
      { id: 'c1', name: 'Vendas' },
      { id: 'c2', name: 'Suporte' },
      { id: 'c3', name: 'Site' },
    ],
    counters: [{ channelId: 'c2', in: 4, out: 9 }],
    sessions: [
      cardWith({ id: '1', channelId: 'c1', lastEventAt: T0 - 10 }),
      cardWith({ id: '2', channelId: 'c1', lastEventAt: T0 - 20 }),
      cardWith({ id: '3', channelId: 'c2', lastEventAt: T0 - 90 }),
      cardWith({ id: '4', channelId: null, lastEventAt: T0 }),
    ],
  });
  const heard = [{ channelId: 'c2', lastEventAt: T0 - 5 }];
  const feeds = channelFeeds(board, heard, T0);
  expect(feeds.map(({ name, lastEventAt, in: incoming, out }) => [name, lastEventAt, incoming, out])).toEqual(
    [
      ['Suporte', T0 - 5, 4, 9],
      ['Vendas', T0 - 10, 0, 0],
      ['Site', null, 0, 0],
    ],
  );
});
