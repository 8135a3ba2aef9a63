// Reads the change feed, woken by NOTIFY and by a poll, one reading at a time.
import type { Queryable } from '../../../db/connection/transaction.ts';
import {
  FEED_START,
  type FeedBatch,
  type FeedChange,
  type FeedPosition,
  hasReached,
  readChanges,
} from '../../../db/live/change-feed.ts';
import { log } from '../../../log.ts';

const POLL_MS = 1_000;
const BATCH = 5_000;
/** Under load one reading serves many commits: a pause is as long as the reading before it, within these bounds. */
const PAUSE = { leastMs: 20, mostMs: 200 };
/** A commit that overtook an open transaction sends no second NOTIFY when it becomes readable. */
const HELD_BACK_RETRY_MS = { first: 5, most: 200 };

export type FeedReader = {
  wake(): void;
  position(): FeedPosition;
  /** Up to when every change is known to have been read, epoch ms. */
  readUpTo(): number;
  /** False where `wanted` was not reached within `ms`. */
  waitFor(wanted: FeedPosition, ms: number): Promise<boolean>;
  /** Runs `work` while nothing is being read; what it returns is where reading goes on. */
  restart(work: () => Promise<FeedPosition>): Promise<void>;
  /** Runs `work` while nothing is being read. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  stop(): Promise<void>;
};

/** Re-reads what the changes name; what it returns runs once the position has moved on. */
type Apply = (changes: readonly FeedChange[]) => Promise<() => void>;
type Timer = ReturnType<typeof setTimeout>;

type Reading = {
  db: Queryable;
  apply: Apply;
  position: FeedPosition;
  readUpTo: number;
  state: 'waiting for a start' | 'running' | 'stopped';
  /** A reading is due and has not begun. */
  due: boolean;
  /** Before it nobody reads, unless somebody waits for it; by `performance.now`, as the clock may be set back. */
  pausedUntil: number;
  /** What must not overlap, in its order. */
  queue: Promise<unknown>;
  waiting: Set<() => void>;
  pausing?: Timer;
  retrying?: Timer;
  retryMs: number;
};

export function createFeedReader(db: Queryable, apply: Apply): FeedReader {
  const reading: Reading = {
    ...{ db, apply, position: FEED_START, readUpTo: 0, state: 'waiting for a start', due: false },
    ...{ pausedUntil: 0, queue: Promise.resolve(), waiting: new Set(), retryMs: HELD_BACK_RETRY_MS.first },
  };
  const polling = setInterval(() => wake(reading), POLL_MS);
  return {
    wake: () => wake(reading),
    position: () => reading.position,
    readUpTo: () => reading.readUpTo,
    waitFor: (wanted, ms) => waitFor(reading, wanted, ms),
    exclusively: (work) => exclusively(reading, work),
    restart: (work) => restart(reading, work),
    async stop() {
      reading.state = 'stopped';
      clearInterval(polling);
      clearTimeout(reading.pausing);
      clearTimeout(reading.retrying);
      await reading.queue;
    },
  };
}

function exclusively<T>(reading: Reading, work: () => Promise<T>): Promise<T> {
  const result = reading.queue.then(work);
  reading.queue = result.catch(() => undefined);
  return result;
}

async function restart(reading: Reading, work: () => Promise<FeedPosition>) {
  await exclusively(reading, async () => {
    const readAt = Date.now();
    reading.position = await work();
    reading.readUpTo = readAt;
    if (reading.state !== 'stopped') reading.state = 'running';
    for (const check of [...reading.waiting]) check();
  });
  wake(reading);
}

function wake(reading: Reading) {
  if (reading.due || reading.state !== 'running') return;
  reading.due = true;
  const pauseMs = reading.pausedUntil - performance.now();
  if (pauseMs <= 0) read(reading);
  else reading.pausing = setTimeout(() => read(reading), pauseMs);
}

/** Somebody waits for it. */
function wakeAtOnce(reading: Reading) {
  if (reading.state !== 'running' || (reading.due && !reading.pausing)) return;
  reading.due = true;
  clearTimeout(reading.pausing);
  read(reading);
}

function read(reading: Reading) {
  reading.pausing = undefined;
  exclusively(reading, async () => {
    reading.due = false;
    const startedAt = performance.now();
    while (reading.state === 'running' && (await readBatch(reading)));
    const endedAt = performance.now();
    reading.pausedUntil = endedAt + pauseAfter(endedAt - startedAt);
  }).catch((error) => log.warn({ error }, 'the change feed could not be read'));
}

function pauseAfter(readingMs: number): number {
  return Math.min(Math.max(readingMs, PAUSE.leastMs), PAUSE.mostMs);
}

/** True where more is ready to be read. */
async function readBatch(reading: Reading): Promise<boolean> {
  const readAt = Date.now();
  const batch = await readChanges(reading.db, reading.position, BATCH);
  const publish = batch.changes.length === 0 ? null : await reading.apply(batch.changes);
  reading.position = batch.position;
  if (!batch.isFull) reading.readUpTo = Math.min(readAt, batch.heldBackSince ?? readAt);
  publish?.();
  for (const check of [...reading.waiting]) check();
  if (batch.heldBackSince !== null) retryLater(reading, batch);
  return batch.isFull;
}

function retryLater(reading: Reading, { changes }: FeedBatch) {
  const { first, most } = HELD_BACK_RETRY_MS;
  reading.retryMs = changes.length > 0 ? first : Math.min(reading.retryMs * 2, most);
  clearTimeout(reading.retrying);
  reading.retrying = setTimeout(() => wake(reading), reading.retryMs);
}

function waitFor(reading: Reading, wanted: FeedPosition, ms: number): Promise<boolean> {
  if (reading.state === 'stopped') return Promise.resolve(false);
  if (hasReached(reading.position, wanted)) return Promise.resolve(true);
  return new Promise((resolve) => {
    const settle = (reached: boolean) => {
      reading.waiting.delete(check);
      clearTimeout(deadline);
      resolve(reached);
    };
    const check = () => {
      if (hasReached(reading.position, wanted)) settle(true);
    };
    const deadline = setTimeout(() => settle(false), ms);
    reading.waiting.add(check);
    wakeAtOnce(reading);
  });
}
