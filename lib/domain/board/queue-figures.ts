import type { SessionCard } from '../session/session.ts';
import {
  AGE_BUCKETS,
  type AgeBucket,
  ageBucketOf,
  isNoNews,
  isWaiting,
  type Nearness,
  nearness,
  queueAgeMs,
  waitingOldestFirst,
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
  sessions: SessionCard[];
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
  cards: Iterable<SessionCard>,
  measure: Measure & { buckets?: readonly AgeBucket[] },
): QueueFigures {
  const { now, targetMs, buckets } = measure;
  const waiting = waitingOldestFirst(cards);
  const bars = queueHistogram(waiting, measure);
  return {
    size: waiting.length,
    unassigned: waiting.filter(({ assigneeId }) => assigneeId === null).length,
    noNews: waiting.filter((card) => isNoNews(card, now)).length,
    oldestOpenSince: waiting[0]?.statusSince ?? null,
    targetMs,
    near: bars.reduce((sum, { near }) => sum + near, 0),
    past: bars.reduce((sum, { past }) => sum + past, 0),
    ages: agesOf(bars),
    sessions: buckets ? waiting.filter((card) => buckets.includes(bucketOf(card, now))) : waiting,
  };
}

/** Those who wait by age, each bar split by how near they are to the target. */
export function queueHistogram(cards: Iterable<SessionCard>, { now, targetMs }: Measure): HistogramBar[] {
  const bars = new Map<AgeBucket, HistogramBar>();
  for (const bucket of AGE_BUCKETS) bars.set(bucket, { bucket, sessions: 0, ok: 0, near: 0, past: 0 });
  for (const card of cards) {
    const bar = isWaiting(card) && bars.get(bucketOf(card, now));
    if (!bar) continue;
    bar.sessions += 1;
    bar[nearness(queueAgeMs(card, now), targetMs)] += 1;
  }
  return [...bars.values()];
}

/** By channel, for those channels in which somebody waits. */
export function queueByChannel(
  cards: Iterable<SessionCard>,
  { now, targetMs }: Measure,
): Map<string | null, ChannelQueue> {
  const queues = new Map<string | null, ChannelQueue>();
  for (const card of waitingOldestFirst(cards)) {
    const { channelId, statusSince } = card;
    const queue = queues.get(channelId) ?? emptyQueue(channelId, statusSince);
    const near = nearness(queueAgeMs(card, now), targetMs);
    queue.waiting += 1;
    if (near !== 'ok') queue[near] += 1;
    queues.set(channelId, queue);
  }
  return queues;
}

/** The longest wait among those with news, to stand beside the ones folded below as "no news". */
export function oldestWithNews(queue: Pick<QueueFigures, 'sessions'>, now: number): SessionCard | null {
  return queue.sessions.find((card) => !isNoNews(card, now)) ?? null;
}

function emptyQueue(channelId: string | null, oldestOpenSince: number): ChannelQueue {
  return { channelId, waiting: 0, near: 0, past: 0, oldestOpenSince };
}

function bucketOf(card: SessionCard, now: number): AgeBucket {
  return ageBucketOf(queueAgeMs(card, now));
}

function agesOf(bars: readonly HistogramBar[]): Record<AgeBucket, number> {
  const ages: Record<AgeBucket, number> = { '<1m': 0, '1-5m': 0, '5-15m': 0, '15-60m': 0, '>60m': 0 };
  for (const { bucket, sessions } of bars) ages[bucket] = sessions;
  return ages;
}
