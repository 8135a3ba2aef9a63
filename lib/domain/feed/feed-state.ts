// Whether what the board shows is the present: judged by what has come, how late, and how much is still to be read.
import type { FeedHealth, FeedReason, FeedStatus } from '../board/board.ts';

const MINUTE_MS = 60_000;
const LAG_LIMIT_MS = 30_000;
const PENDING_LIMIT = 1_000;
const SILENCE_LIMIT_MS = 10 * MINUTE_MS;
/** At least one a minute in the hour before. */
const BUSY_HOUR = 60;
const USUAL_GAPS = 3;
/** How far beyond the usual a silence may go before it counts as an outage. */
const LEAST_PATIENCE_MS = MINUTE_MS;
const MOST_PATIENCE_MS = 2 * MINUTE_MS - 5_000;

export type FeedEvidence = {
  now: number;
  /** When the newest delivery with an event of ours, new or repeated, was received. */
  lastHeardAt: number | null;
  /** Such deliveries received live in the hour that ends with the last one. */
  receivedInHourBefore: number;
  /** 95th percentile of received − at over the last 5 minutes; null where nothing came. */
  lagP95Ms: number | null;
  pending: number;
  /** When the oldest of them was received. */
  oldestPendingAt: number | null;
  /** How long the feed may usually be silent now, in ms; null: not learned. */
  usualSilenceMs: number | null;
  /** Deliveries come, and every one of them is refused. */
  everyDeliveryRefused: boolean;
};

export type FeedVerdict = { state: FeedStatus; reason: FeedReason };

export function feedVerdictOf(evidence: FeedEvidence): FeedVerdict {
  const { now, lastHeardAt, receivedInHourBefore, lagP95Ms, usualSilenceMs } = evidence;
  if (evidence.everyDeliveryRefused) return { state: 'DOWN', reason: 'refused' };
  // Before silence is judged: what waits unread may be what is missed.
  if (isBehind(evidence)) return { state: 'DELAYED', reason: 'behind' };
  if (isBroken(evidence))
    return { state: 'DOWN', reason: usualSilenceMs === null ? 'silent_after_busy' : 'silent_too_long' };
  if ((lagP95Ms ?? 0) > LAG_LIMIT_MS) return { state: 'DELAYED', reason: 'late' };
  if (lastHeardAt === null) return { state: 'QUIET', reason: 'nothing_yet' };
  const silenceMs = now - lastHeardAt;
  if (silenceMs <= usualGapMs(receivedInHourBefore)) return { state: 'LIVE', reason: 'events_come' };
  if (usualSilenceMs === null) return { state: 'QUIET', reason: 'silent_unlearned' };
  return {
    state: 'QUIET',
    reason: silenceMs <= usualSilenceMs ? 'silent_as_usual' : 'silent_a_little_longer',
  };
}

/** The moment that figures are of: while nothing comes from Zoho, that of the last that came. */
export function figuresStandAt({ state, lastHeardAt }: FeedHealth, now: number): number {
  return state === 'DOWN' ? (lastHeardAt ?? now) : now;
}

function isBehind({ now, pending, oldestPendingAt }: FeedEvidence): boolean {
  return pending > PENDING_LIMIT || (oldestPendingAt !== null && now - oldestPendingAt > LAG_LIMIT_MS);
}

/** Silent for far longer than usual; until that is learned, silent though much came just before. */
function isBroken({ now, lastHeardAt, usualSilenceMs, receivedInHourBefore }: FeedEvidence): boolean {
  if (lastHeardAt === null) return false;
  const silenceMs = now - lastHeardAt;
  if (usualSilenceMs === null) return silenceMs >= SILENCE_LIMIT_MS && receivedInHourBefore >= BUSY_HOUR;
  const patienceMs = Math.min(MOST_PATIENCE_MS, Math.max(LEAST_PATIENCE_MS, usualSilenceMs / 2));
  return silenceMs > usualSilenceMs + patienceMs;
}

/** Three times the mean gap of the hour before the last delivery, between 1 and 10 minutes. */
function usualGapMs(receivedInHourBefore: number): number {
  const meanGapMs = (60 * MINUTE_MS) / Math.max(1, receivedInHourBefore);
  return Math.min(SILENCE_LIMIT_MS, Math.max(MINUTE_MS, USUAL_GAPS * meanGapMs));
}
