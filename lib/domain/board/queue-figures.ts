// The queue in numbers. Each function takes those who wait, oldest first: whoever has waited so long is then a stretch.
import type { SessionCard } from '../session/session.ts';
import {
  AGE_BUCKETS,
  type AgeBucket,
  BUCKET_BOUNDS_MS,
  isNoNews,
  type Nearness,
  nearFromMs,
} from './queue.ts';

export type QueueFigures = {
  size: number;
  unassigned: number;
  noNews: number;
  oldestOpenSince: number | null;
  targetMs: number;
  near: number;
  past: number;
  ages: Record<AgeBucket, number>;
  /** Oldest first; of the chosen buckets alone, where any are chosen. */
  sessions: readonly SessionCard[];
};

/** One bar of the histogram; `sessions` is the sum of the three. */
export type HistogramBar = { bucket: AgeBucket; sessions: number } & Record<Nearness, number>;

/** What a channel's chip shows; null: sessions without a channel. */
export type ChannelQueue = {
  channelId: string | null;
  waiting: number;
  near: number;
  past: number;
  oldestOpenSince: number | null;
};

type Measure = { now: number; targetMs: number };

export function queueFigures(
  waiting: readonly SessionCard[],
  measure: Measure & { buckets?: readonly AgeBucket[] },
): QueueFigures {
  const { now, targetMs, buckets } = measure;
  const bars = queueHistogram(waiting, measure);
  return {
    size: waiting.length,
    unassigned: countOf(waiting, ({ assigneeId }) => assigneeId === null),
    noNews: countOf(waiting, (card) => isNoNews(card, now)),
    oldestOpenSince: waiting[0]?.statusSince ?? null,
    targetMs,
    near: bars.reduce((sum, { near }) => sum + near, 0),
    past: bars.reduce((sum, { past }) => sum + past, 0),
    ages: agesOf(bars),
    sessions: buckets ? ofBuckets(waiting, buckets, now) : waiting,
  };
}

/** Those who wait by age, each bar split by how near they are to the target. */
export function queueHistogram(waiting: readonly SessionCard[], { now, targetMs }: Measure): HistogramBar[] {
  const nearFrom = nearFromMs(targetMs);
  return AGE_BUCKETS.map((bucket) => {
    const { fromMs, toMs } = BUCKET_BOUNDS_MS[bucket];
    const end = toMs ?? Infinity;
    const between = (from: number, to: number) =>
      countAged(waiting, now, { fromMs: Math.max(fromMs, from), toMs: Math.min(end, to) });
    const [ok, near, past] = [between(0, nearFrom), between(nearFrom, targetMs), between(targetMs, Infinity)];
    return { bucket, sessions: ok + near + past, ok, near, past };
  });
}

/** By channel, for those channels in which somebody waits. */
export function queueByChannel(
  waiting: readonly SessionCard[],
  { now, targetMs }: Measure,
): Map<string | null, ChannelQueue> {
  const queues = new Map<string | null, ChannelQueue>();
  const [past, near] = [countFrom(waiting, now, targetMs), countFrom(waiting, now, nearFromMs(targetMs))];
  waiting.forEach(({ channelId, statusSince }, place) => {
    const known = queues.get(channelId);
    const queue = known ?? emptyQueue(channelId, statusSince);
    if (!known) queues.set(channelId, queue);
    queue.waiting += 1;
    if (place < past) queue.past += 1;
    else if (place < near) queue.near += 1;
  });
  return queues;
}

/** The longest wait among those with news, to stand beside the ones folded below as "no news". */
export function oldestWithNews(queue: Pick<QueueFigures, 'sessions'>, now: number): SessionCard | null {
  return queue.sessions.find((card) => !isNoNews(card, now)) ?? null;
}

function emptyQueue(channelId: string | null, oldestOpenSince: number): ChannelQueue {
  return { channelId, waiting: 0, near: 0, past: 0, oldestOpenSince };
}

/** How many have waited for `ms` or longer: they are the first so many. */
function countFrom(waiting: readonly SessionCard[], now: number, ms: number): number {
  // A clock ahead of ours counts as no wait at all, not as less than none.
  if (ms <= 0) return waiting.length;
  let [low, high] = [0, waiting.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((waiting[middle]?.statusSince ?? 0) <= now - ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Ages = { fromMs: number; toMs: number };

function countAged(waiting: readonly SessionCard[], now: number, { fromMs, toMs }: Ages): number {
  return fromMs >= toMs ? 0 : countFrom(waiting, now, fromMs) - countFrom(waiting, now, toMs);
}

function ofBuckets(
  waiting: readonly SessionCard[],
  buckets: readonly AgeBucket[],
  now: number,
): readonly SessionCard[] {
  return AGE_BUCKETS.toReversed()
    .filter((bucket) => buckets.includes(bucket))
    .flatMap((bucket) => {
      const { fromMs, toMs } = BUCKET_BOUNDS_MS[bucket];
      return waiting.slice(countFrom(waiting, now, toMs ?? Infinity), countFrom(waiting, now, fromMs));
    });
}

function countOf(cards: readonly SessionCard[], isCounted: (card: SessionCard) => boolean): number {
  let count = 0;
  for (const card of cards) if (isCounted(card)) count += 1;
  return count;
}

function agesOf(bars: readonly HistogramBar[]): Record<AgeBucket, number> {
  const ages: Record<AgeBucket, number> = { '<1m': 0, '1-5m': 0, '5-15m': 0, '15-60m': 0, '>60m': 0 };
  for (const { bucket, sessions } of bars) ages[bucket] = sessions;
  return ages;
}
