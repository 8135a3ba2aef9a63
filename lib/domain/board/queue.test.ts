import { expect, it } from 'vitest';
import { cardWith, T0 } from '../testing/sentences.ts';
import { ageBucketOf, isNoNews, nearness, queueAgeMs, waitingOldestFirst } from './queue.ts';
import { oldestWithNews, queueByChannel, queueFigures, queueHistogram } from './queue-figures.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

it.each([
  [0, '<1m'],
  [MINUTE - 1, '<1m'],
  [MINUTE, '1-5m'],
  [5 * MINUTE - 1, '1-5m'],
  [5 * MINUTE, '5-15m'],
  [15 * MINUTE, '15-60m'],
  [HOUR - 1, '15-60m'],
  [HOUR, '>60m'],
  [900 * HOUR, '>60m'],
])('puts an age of %i ms into %s', (age, bucket) => {
  expect(ageBucketOf(age)).toBe(bucket);
});

it.each([
  [239_999, 'ok'],
  [240_000, 'near'],
  [299_999, 'near'],
  [300_000, 'past'],
])('calls a wait of %i ms against 5 minutes %s', (age, near) => {
  expect(nearness(age, 300_000)).toBe(near);
});

it('never shows a negative age', () => {
  expect(queueAgeMs({ statusSince: T0 + 9 }, T0)).toBe(0);
});

it('lists those who wait, the oldest first and of one instant by id', () => {
  const cards = [
    cardWith({ id: 'b', statusSince: 2 }),
    cardWith({ id: 'c', statusSince: 1 }),
    cardWith({ id: 'a', statusSince: 2 }),
    cardWith({ id: 'd', statusSince: 0, status: 'ON_HOLD' }),
  ];
  expect(waitingOldestFirst(cards).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
});

it('has no news of a wait whose newest event is over a day old, and counts it all the same', () => {
  const old = cardWith({ id: 'old', statusSince: T0 - 25 * HOUR, lastEventAt: T0 - 24 * HOUR - 1 });
  const fresh = cardWith({ id: 'fresh', statusSince: T0 - HOUR, lastEventAt: T0 });
  expect([isNoNews(old, T0), isNoNews(fresh, T0), isNoNews({ ...old, status: 'ON_HOLD' }, T0)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(isNoNews({ ...old, lastEventAt: T0 - 24 * HOUR }, T0)).toBe(false);
  const queue = queueFigures(waitingOldestFirst([fresh, old]), { now: T0, targetMs: 300_000 });
  expect(queue).toMatchObject({ size: 2, noNews: 1, oldestOpenSince: old.statusSince });
  expect(oldestWithNews(queue, T0)).toBe(fresh);
});

it('splits each bar of the histogram by how near the target is', () => {
  const waits = [10, 70, 250, 310].map((s) => cardWith({ id: String(s), statusSince: T0 - s * 1000 }));
  expect(queueHistogram(waitingOldestFirst(waits), { now: T0, targetMs: 300_000 }).slice(0, 3)).toEqual([
    { bucket: '<1m', sessions: 1, ok: 1, near: 0, past: 0 },
    { bucket: '1-5m', sessions: 2, ok: 1, near: 1, past: 0 },
    { bucket: '5-15m', sessions: 1, ok: 0, near: 0, past: 1 },
  ]);
});

it('says for each channel how many wait, how near, and since when', () => {
  const waits = [
    cardWith({ id: '1', channelId: 'c1', statusSince: T0 - 310_000 }),
    cardWith({ id: '2', channelId: 'c1', statusSince: T0 - 1 }),
    cardWith({ id: '3', channelId: null, statusSince: T0 - 250_000 }),
  ];
  const queues = queueByChannel(waitingOldestFirst(waits), { now: T0, targetMs: 300_000 });
  expect(queues.get('c1')).toMatchObject({ waiting: 2, near: 0, past: 1, oldestOpenSince: T0 - 310_000 });
  expect(queues.get(null)).toMatchObject({ waiting: 1, near: 1, past: 0 });
});
