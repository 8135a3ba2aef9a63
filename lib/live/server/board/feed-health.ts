import type { Pool } from 'pg';
import { type FeedLag, type FeedTotals, readFeedLag, readFeedTotals } from '../../../db/live/feed-totals.ts';
import type { FeedHealth } from '../../../domain/board/board.ts';
import { feedStateOf } from '../../../domain/feed/feed-state.ts';
import { log } from '../../../log.ts';
import { readSpooled } from '../spooled.ts';
import type { BoardMemory } from './board-memory.ts';

const TOTALS_EVERY_MS = 1_000;
const LAG_EVERY_MS = 5_000;

type Watching = { pool: Pool; memory: BoardMemory; onChange: () => void };

/** Keeps `memory.feed` current; deliveries that wait to be projected leave no trace in the change feed. */
export function watchFeedHealth({ pool, memory, onChange }: Watching): () => Promise<void> {
  let lag: FeedLag = { medianMs: null, p95Ms: null, receivedInHourBefore: 0 };
  let lagReadAt = 0;
  let reading: Promise<void> = Promise.resolve();
  let busy = false;

  async function read() {
    const now = Date.now();
    const spooled = await readSpooled(pool);
    const read = await readFeedTotals(pool, memory.settings.orgId);
    const totals = { ...read, pending: spooled + read.pending };
    if (now - lagReadAt >= LAG_EVERY_MS) {
      lag = await readFeedLag(pool, { now, lastReceivedAt: totals.lastReceivedAt });
      lagReadAt = now;
    }
    const next = feedHealthOf(totals, lag, now);
    const hasChanged = JSON.stringify(next) !== JSON.stringify(memory.feed);
    memory.feed = next;
    if (hasChanged) onChange();
  }

  function refresh() {
    if (busy) return;
    busy = true;
    reading = read()
      .catch((error) => log.warn({ error }, 'the health of the feed could not be read'))
      .finally(() => {
        busy = false;
      });
  }

  refresh();
  const refreshing = setInterval(refresh, TOTALS_EVERY_MS);
  return () => {
    clearInterval(refreshing);
    return reading;
  };
}

function feedHealthOf(totals: FeedTotals, lag: FeedLag, now: number): FeedHealth {
  const state = feedStateOf({
    now,
    lastReceivedAt: totals.lastReceivedAt,
    receivedInHourBefore: lag.receivedInHourBefore,
    lagP95Ms: lag.p95Ms,
    pending: totals.pending,
    // Refusals are answered before anything is stored: nothing tells of them here.
    everyDeliveryRefused: false,
  });
  return { state, ...totals, lagMs: lag.medianMs };
}
