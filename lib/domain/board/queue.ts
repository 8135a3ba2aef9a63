// The queue: sessions in status OPEN, and how long each has waited.
import type { SessionCard } from '../session/session.ts';

/** Half-open in minutes: [0,1), [1,5), [5,15), [15,60), [60,∞). */
export const AGE_BUCKETS = ['<1m', '1-5m', '5-15m', '15-60m', '>60m'] as const;

export type AgeBucket = (typeof AGE_BUCKETS)[number];
export type Nearness = 'ok' | 'near' | 'past';

export const NEAR_SHARE = 0.8;
export const NO_NEWS_AFTER_MS = 24 * 3_600_000;

const MINUTE_MS = 60_000;

/** Age from which a bucket begins, and the age at which the next one does (null: never). */
export const BUCKET_BOUNDS_MS: Readonly<Record<AgeBucket, { fromMs: number; toMs: number | null }>> = {
  '<1m': { fromMs: 0, toMs: MINUTE_MS },
  '1-5m': { fromMs: MINUTE_MS, toMs: 5 * MINUTE_MS },
  '5-15m': { fromMs: 5 * MINUTE_MS, toMs: 15 * MINUTE_MS },
  '15-60m': { fromMs: 15 * MINUTE_MS, toMs: 60 * MINUTE_MS },
  '>60m': { fromMs: 60 * MINUTE_MS, toMs: null },
};

export function isWaiting(card: Pick<SessionCard, 'status'>): boolean {
  return card.status === 'OPEN';
}

/** Never negative: a clock ahead of ours shows as 0. */
export function ageMs(since: number, now: number): number {
  return Math.max(0, now - since);
}

export function queueAgeMs(card: Pick<SessionCard, 'statusSince'>, now: number): number {
  return ageMs(card.statusSince, now);
}

export function ageBucketOf(age: number): AgeBucket {
  return AGE_BUCKETS.findLast((bucket) => age >= BUCKET_BOUNDS_MS[bucket].fromMs) ?? '<1m';
}

/** Near from 80 % of the target, past from 100 %. */
export function nearness(age: number, targetMs: number): Nearness {
  if (age >= targetMs) return 'past';
  return age >= nearFromMs(targetMs) ? 'near' : 'ok';
}

/** The age, in whole ms, from which a wait is near its target. */
export function nearFromMs(targetMs: number): number {
  return Math.ceil(targetMs * NEAR_SHARE);
}

/** Waiting, and its newest event over 24 h old. It still counts everywhere. */
export function isNoNews(card: Pick<SessionCard, 'status' | 'lastEventAt'>, now: number): boolean {
  return isWaiting(card) && now - card.lastEventAt > NO_NEWS_AFTER_MS;
}

/** Those who wait, the longest first; the id breaks ties. */
export function waitingOldestFirst(cards: Iterable<SessionCard>): SessionCard[] {
  return [...cards].filter(isWaiting).sort(byWait);
}

/** Such a row without some of its cards and with others; each finds its place by halves. */
export function rowAfter(
  row: readonly SessionCard[],
  gone: readonly SessionCard[],
  come: readonly SessionCard[],
): readonly SessionCard[] {
  const next = row.slice();
  for (const card of gone) next.splice(placeIn(next, card), 1);
  for (const card of come) next.splice(placeIn(next, card), 0, card);
  return next;
}

function placeIn(row: readonly SessionCard[], card: SessionCard): number {
  let [low, high] = [0, row.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = row[middle];
    if (other && byWait(other, card) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function byWait(a: SessionCard, b: SessionCard): number {
  return a.statusSince - b.statusSince || (a.id < b.id ? -1 : 1);
}
