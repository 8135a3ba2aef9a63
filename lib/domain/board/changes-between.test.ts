import { expect, it } from 'vitest';
import { boardWith } from '../testing/board.ts';
import { cardWith, T0 } from '../testing/sentences.ts';
import { changesBetween } from './changes-between.ts';

const MINUTE = 60_000;
const waiting = (id: string, since: number, version = 1) =>
  cardWith({ id, version, status: 'OPEN', statusSince: T0 + since * MINUTE });

it('counts who came, went and changed, and tells the figures of both looks', () => {
  const before = boardWith({
    sessions: [waiting('stays', -6), waiting('goes', 0), waiting('changes', -1)],
    counters: [{ channelId: 'c1', endedToday: 4 }],
  });
  const after = boardWith({
    sessions: [waiting('stays', -6), waiting('changes', -1, 2), waiting('comes', 8), waiting('comes too', 8)],
    counters: [{ channelId: 'c1', endedToday: 9 }],
  });
  const seen = changesBetween({ state: before, at: T0 }, { state: after, at: T0 + 9 * MINUTE });
  expect(seen).toEqual({
    forMs: 9 * MINUTE,
    sessions: 4,
    waiting: { before: 3, after: 4 },
    past: { before: 1, after: 2 },
    ended: 5,
  });
});

it('does not count a new day as fewer ends', () => {
  const yesterday = boardWith({ counters: [{ channelId: 'c1', endedToday: 400 }] });
  const today = boardWith({ counters: [{ channelId: 'c1', endedToday: 1 }] });
  expect(changesBetween({ state: yesterday, at: T0 }, { state: today, at: T0 + MINUTE }).ended).toBe(0);
});

it('tells the figures that the board shows while nothing comes, not those of the clock', () => {
  const sessions = [waiting('one', -1), waiting('other', -2)];
  const busy = boardWith({ sessions });
  const down = { ...busy, feed: { ...busy.feed, state: 'DOWN' as const, lastHeardAt: T0 } };
  const seen = changesBetween({ state: busy, at: T0 }, { state: down, at: T0 + 12 * MINUTE });
  expect(seen).toMatchObject({ forMs: 12 * MINUTE, sessions: 0, past: { before: 0, after: 0 } });
});
