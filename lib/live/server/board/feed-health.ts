import type { Pool } from 'pg';
import {
  type FeedLag,
  type FeedTotals,
  readActiveMinutes,
  readFeedLag,
  readFeedTotals,
  readOldestPending,
} from '../../../db/live/feed-totals.ts';
import type { FeedHealth, OrgSettings } from '../../../domain/board/board.ts';
import { feedVerdictOf } from '../../../domain/feed/feed-state.ts';
import { type FeedHabit, learnFeedHabit, usualSilence } from '../../../domain/feed/usual-silence.ts';
import { env } from '../../../env.ts';
import { log } from '../../../log.ts';
import { spoolFiles } from '../../../spool/files.ts';
import { lastRefusal } from '../../../spool/refusals.ts';
import { spooledDeliveries } from '../../../spool/usage.ts';
import { readSpooled } from '../spooled.ts';
import type { BoardMemory } from './board-memory.ts';

const TOTALS_EVERY_MS = 1_000;
const LAG_EVERY_MS = 5_000;
const LEARN_EVERY_MS = 60 * 60_000;
/** Four weeks, and what came before them. */
const LEARN_FROM_MS = 5 * 7 * 24 * 60 * 60_000;

type Watching = { pool: Pool; memory: BoardMemory; onChange: () => void };

/** Keeps `memory.feed` current; deliveries that wait to be projected leave no trace in the change feed. */
export function watchFeedHealth({ pool, memory, onChange }: Watching): () => Promise<void> {
  let lag: FeedLag = { medianMs: null, p95Ms: null, receivedInHourBefore: 0 };
  let lagReadAt = 0;
  const habits = createHabits(pool);
  let reading: Promise<void> = Promise.resolve();
  let busy = false;

  async function read() {
    const now = Date.now();
    const spooled = await readSpooled(pool);
    const read = await readFeedTotals(pool, memory.settings.orgId);
    const totals = { ...read, pending: spooled + read.pending };
    if (now - lagReadAt >= LAG_EVERY_MS) {
      lag = await readFeedLag(pool, { now, lastHeardAt: totals.lastHeardAt });
      lagReadAt = now;
    }
    const oldestPendingAt = read.pending === 0 ? null : await readOldestPending(pool);
    const usualSilenceMs = await habits.silenceAfter(totals.lastHeardAt, memory.settings, now);
    tell(feedHealthOf(totals, lag, { now, usualSilenceMs, oldestPendingAt }));
  }

  /** Deliveries are refused only while Postgres is away: then nothing else can be read. */
  function tellRefusal() {
    if (!isRefusing(memory.feed.lastReceivedAt)) return;
    const pending = Math.max(memory.feed.pending, spooledDeliveries(spoolFiles(env().dataDir)));
    tell({ ...memory.feed, state: 'DOWN', reason: 'refused', pending });
  }

  function tell(next: FeedHealth) {
    const hasChanged = JSON.stringify(next) !== JSON.stringify(memory.feed);
    memory.feed = next;
    if (hasChanged) onChange();
  }

  function refresh() {
    if (busy) return;
    busy = true;
    reading = read()
      .catch((error) => {
        log.warn({ error }, 'the health of the feed could not be read');
        tellRefusal();
      })
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

/** What is usual for this org, learned anew each hour. */
function createHabits(pool: Pool) {
  let learned: { habit: FeedHabit; of: string; at: number } | null = null;
  return {
    async silenceAfter(lastAt: number | null, { orgId, timeZone }: OrgSettings, now: number) {
      if (lastAt === null || orgId === null) return null;
      const of = `${orgId} ${timeZone}`;
      if (learned === null || learned.of !== of || now - learned.at >= LEARN_EVERY_MS) {
        const minutes = await readActiveMinutes(pool, orgId, Math.min(lastAt, now) - LEARN_FROM_MS);
        learned = { habit: learnFeedHabit(minutes, timeZone), of, at: now };
      }
      return usualSilence(learned.habit, { lastAt, now });
    },
  };
}

type Moment = { now: number; usualSilenceMs: number | null; oldestPendingAt: number | null };

function feedHealthOf(totals: FeedTotals, lag: FeedLag, { usualSilenceMs, ...moment }: Moment): FeedHealth {
  const verdict = feedVerdictOf({
    ...moment,
    lastHeardAt: totals.lastHeardAt,
    receivedInHourBefore: lag.receivedInHourBefore,
    lagP95Ms: lag.p95Ms,
    pending: totals.pending,
    usualSilenceMs,
    everyDeliveryRefused: isRefusing(totals.lastReceivedAt),
  });
  return { ...verdict, usualSilenceMs, ...totals, lagMs: lag.medianMs };
}

/** This machine has refused a delivery, and nobody has taken one since. */
function isRefusing(lastReceivedAt: number | null): boolean {
  const refusedAt = lastRefusal(env().dataDir);
  return refusedAt !== null && refusedAt > (lastReceivedAt ?? 0);
}
