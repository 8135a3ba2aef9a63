import { describe, expect, it } from 'vitest';
import { boardWith } from '../testing/board.ts';
import { cardWith, T0 } from '../testing/sentences.ts';
import { boardFigures } from './board-figures.ts';
import { boardScope } from './board-scope.ts';
import { minuteOf } from './message-rates.ts';
import { statusTiles } from './status-tiles.ts';

const MINUTE = 60_000;
const NOW = T0 + 24 * 60 * MINUTE;
const ago = (minutes: number) => NOW - minutes * MINUTE;

const waiting = (id: string, minutes: number, rest = {}) =>
  cardWith({
    id,
    channelId: 'c1',
    status: 'OPEN',
    statusSince: ago(minutes),
    lastEventAt: ago(minutes),
    ...rest,
  });
const withAna = { assigneeId: 'a1', assigneeType: 'AGENT' };
const withBot = { assigneeId: 'b1', assigneeType: 'BOT' };

const board = boardWith({
  sessions: [
    waiting('w1', 0.5),
    waiting('w2', 4, withBot),
    waiting('w3', 5, { channelId: 'c2' }),
    waiting('w4', 2000, { channelId: null }),
    cardWith({ id: 'h1', channelId: 'c1', status: 'ON_HOLD', ...withAna, awaitingReplySince: ago(9) }),
    cardWith({ id: 'h2', channelId: 'c2', status: 'ON_HOLD', ...withAna, awaitingReplySince: ago(20) }),
    cardWith({ id: 'p1', channelId: 'c2', status: 'ON_PROGRESS', ...withBot }),
    cardWith({ id: 'u1', channelId: 'c1', status: 'TOMORROW', assigneeId: 'z', assigneeType: 'ZOMBIE' }),
    cardWith({ id: 'n1', channelId: 'c1', status: null }),
    cardWith({ id: 'e1', channelId: 'c1', status: 'ENDED' }),
  ],
  counters: [
    { channelId: 'c1', closed: { ENDED: 7, BLOCKED: 1 }, endedToday: 2, in: 10, out: 4 },
    { channelId: 'c2', closed: { ENDED: 3, MISSED: 2 }, endedToday: 1, in: 1, out: 1 },
    { channelId: '', closed: { ENDED: 1 } },
  ],
  minutes: [
    { channelId: 'c1', minute: minuteOf(NOW), in: 2, out: 1, version: 1 },
    { channelId: 'c1', minute: minuteOf(ago(59)), in: 3, out: 0, version: 1 },
    { channelId: 'c1', minute: minuteOf(ago(60)), in: 99, out: 99, version: 1 },
  ],
  channels: [
    { id: 'c1', name: 'Sales' },
    { id: 'c2', integration: 'WHATSAPP' },
    { id: 'c3', integration: 'HOLOGRAM' },
  ],
  assignees: [{ id: 'a1', name: 'Ana', type: 'AGENT' }],
});

describe('the whole board', () => {
  const figures = boardFigures(board, NOW);

  it('counts sessions by status, the six known ones always', () => {
    expect(figures.sessionsByStatus).toEqual({
      CREATED: 0,
      OPEN: 4,
      ON_PROGRESS: 1,
      ON_HOLD: 2,
      ENDED: 11,
      BLOCKED: 1,
      MISSED: 2,
      TOMORROW: 1,
      NOT_REPORTED: 1,
    });
    expect(figures.endedToday).toBe(3);
  });

  it('measures the queue, the oldest first', () => {
    expect(figures.queue).toMatchObject({
      size: 4,
      unassigned: 3,
      noNews: 1,
      oldestOpenSince: ago(2000),
      targetMs: 300_000,
      near: 1,
      past: 2,
      ages: { '<1m': 1, '1-5m': 1, '5-15m': 1, '15-60m': 0, '>60m': 1 },
    });
    expect(figures.queue.sessions.map(({ id }) => id)).toEqual(['w4', 'w3', 'w2', 'w1']);
  });

  it('says who holds the sessions that are not terminal', () => {
    const { byChannel, byAssignee, ...all } = figures.assignment;
    expect(all).toEqual({ AGENT: 2, BOT: 2, NONE: 4, OTHER: 1 });
    expect(byChannel).toEqual([
      { channelId: null, AGENT: 0, BOT: 0, NONE: 1, OTHER: 0 },
      { channelId: 'c1', AGENT: 1, BOT: 1, NONE: 2, OTHER: 1 },
      { channelId: 'c2', AGENT: 1, BOT: 1, NONE: 1, OTHER: 0 },
    ]);
    expect(byAssignee).toEqual([
      assignee('a1', 'AGENT', 'Ana', { sessions: 2, awaitingReply: 2, longestAwaitingSince: ago(20) }),
      assignee('b1', 'BOT', null, { sessions: 2, awaitingReply: 0, longestAwaitingSince: null }),
      assignee('z', 'ZOMBIE', null, { sessions: 1, awaitingReply: 0, longestAwaitingSince: null }),
    ]);
  });

  it('counts messages of every known channel, minute by minute for an hour', () => {
    const [hologram, sales, whatsapp] = figures.messagesByChannel;
    expect(figures.messagesByChannel).toHaveLength(3);
    expect(sales).toMatchObject({
      channelId: 'c1',
      name: 'Sales',
      in: 10,
      out: 4,
      lastHour: { in: 5, out: 1 },
    });
    expect(sales?.perMinute).toHaveLength(60);
    expect([sales?.perMinute[0], sales?.perMinute[59]]).toEqual([
      [3, 0],
      [2, 1],
    ]);
    expect(whatsapp).toMatchObject({ name: 'WhatsApp …c2', in: 1, lastHour: { in: 0, out: 0 } });
    expect(hologram).toMatchObject({ name: 'HOLOGRAM …c3', in: 0, out: 0 });
  });
});

it('narrows everything but the feed to the chosen channels, sessions without a channel out', () => {
  const figures = boardFigures(board, NOW, { channels: ['c2'] });
  expect(figures.sessionsByStatus).toMatchObject({ OPEN: 1, ON_HOLD: 1, ENDED: 3, MISSED: 2 });
  expect(figures.endedToday).toBe(1);
  expect(figures.queue.sessions.map(({ id }) => id)).toEqual(['w3']);
  expect(figures.messagesByChannel.map(({ channelId }) => channelId)).toEqual(['c2']);
  expect(figures.feed).toEqual(board.feed);
});

it('shows nothing to somebody without a single channel', () => {
  const figures = boardFigures(board, NOW, { channels: [] });
  expect(Object.values(figures.sessionsByStatus).every((n) => n === 0)).toBe(true);
  expect(figures.messagesByChannel).toEqual([]);
});

it('narrows by assignment and by what is searched for', () => {
  expect(boardFigures(board, NOW, { assigneeTypes: ['BOT', 'OTHER'] }).queue.size).toBe(1);
  expect(boardFigures(board, NOW, { q: 'ÁNA' }).sessionsByStatus.ON_HOLD).toBe(2);
  expect(boardFigures(board, NOW, { q: 'whats' }).queue.sessions.map(({ id }) => id)).toEqual(['w3']);
  expect(boardFigures(board, NOW, { q: '  ' }).queue.size).toBe(4);
});

it('narrows the rows of the queue by bucket and leaves its histogram whole', () => {
  const { queue } = boardFigures(board, NOW, { buckets: ['5-15m', '<1m'] });
  expect(queue.sessions.map(({ id }) => id)).toEqual(['w3', 'w1']);
  expect(queue.size).toBe(4);
});

it('counts a status named like a property of every object', () => {
  const odd = boardWith({ sessions: [cardWith({ id: '1', status: '__proto__' })] });
  expect(JSON.stringify(boardFigures(odd, NOW).sessionsByStatus)).toContain('"__proto__":1');
});

it('says for each live status since when, and how many a bot holds', () => {
  const tiles = statusTiles(boardScope(board).cards);
  expect(tiles.get('OPEN')).toMatchObject({ sessions: 4, oldestSince: ago(2000), withBot: 1, unassigned: 3 });
  expect(tiles.get('ON_PROGRESS')).toMatchObject({ sessions: 1, withBot: 1 });
  expect(tiles.get('NOT_REPORTED')).toMatchObject({ sessions: 1 });
  expect(tiles.has('ENDED')).toBe(false);
});

it('counts ten thousand sessions within a frame or two', () => {
  const sessions = Array.from({ length: 10_000 }, (_, n) => waiting(`s${n}`, n % 90, n % 2 ? withAna : {}));
  const large = boardWith({ sessions });
  boardFigures(large, NOW);
  const start = performance.now();
  expect(boardFigures(large, NOW).queue.size).toBe(10_000);
  const elapsedMs = performance.now() - start;
  console.info(`10,000 sessions in ${elapsedMs.toFixed(1)} ms`);
  expect(elapsedMs).toBeLessThan(500);
});

function assignee(assigneeId: string, assigneeType: string, name: string | null, rest: object) {
  return { assigneeId, assigneeType, name, ...rest };
}
