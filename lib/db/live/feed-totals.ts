// How the feed from Zoho is doing, counted from what was received.
import type { Queryable } from '../connection/transaction.ts';

const MINUTE_MS = 60_000;
/** Enough for a median; a flood must not make every worker read hundreds of thousands of rows each few seconds. */
const LAGS_AT_MOST = 10_000;
/** More than these make the usual gap no shorter. */
const RECEIVED_AT_MOST = 200;

/** As the partial index "delivery_heard_idx" says it. */
const IS_HEARD = '(events > 0 OR repeats > 0)';

export type FeedTotals = {
  pending: number;
  quarantined: number;
  lastEventAt: number | null;
  lastReceivedAt: number | null;
  /** Of the newest delivery with an event of ours, new or repeated. */
  lastHeardAt: number | null;
};

export type FeedLag = {
  /** Received − at of the live deliveries of the last 5 minutes; null where none came. */
  medianMs: number | null;
  p95Ms: number | null;
  /** Live deliveries with an event of ours, of the hour that ended with the last one, as far as they need counting. */
  receivedInHourBefore: number;
};

export async function readFeedTotals(db: Queryable, orgId: string | null): Promise<FeedTotals> {
  const { rows } = await db.query<FeedTotals>(
    `SELECT
       (SELECT count(*)::int FROM delivery WHERE state = 'pending') AS pending,
       (SELECT count(*)::int FROM quarantined_element WHERE resolved_at IS NULL) AS quarantined,
       (SELECT (extract(epoch FROM max(last_event_at)) * 1000)::float8 FROM session WHERE org_id = $1)
         AS "lastEventAt",
       (SELECT (extract(epoch FROM received_at) * 1000)::float8 FROM delivery ORDER BY received_at DESC LIMIT 1)
         AS "lastReceivedAt",
       (SELECT (extract(epoch FROM received_at) * 1000)::float8 FROM delivery WHERE ${IS_HEARD}
         ORDER BY received_at DESC LIMIT 1) AS "lastHeardAt"`,
    [orgId ?? ''],
  );
  return rows[0] ?? NOTHING_YET;
}

const NOTHING_YET = {
  pending: 0,
  quarantined: 0,
  lastEventAt: null,
  lastReceivedAt: null,
  lastHeardAt: null,
};

/** When the oldest delivery that is still to be projected was received. */
export async function readOldestPending(db: Queryable): Promise<number | null> {
  const { rows } = await db.query<{ at: number | null }>(
    `SELECT (extract(epoch FROM min(received_at)) * 1000)::float8 AS at FROM delivery WHERE state = 'pending'`,
  );
  return rows[0]?.at ?? null;
}

export async function readFeedLag(
  db: Queryable,
  { now, lastHeardAt }: { now: number; lastHeardAt: number | null },
): Promise<FeedLag> {
  const { rows } = await db.query<{ medianMs: number | null; p95Ms: number | null; received: number }>(
    `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY lag_ms) AS "medianMs",
       percentile_cont(0.95) WITHIN GROUP (ORDER BY lag_ms) AS "p95Ms",
       (SELECT count(*)::int FROM (SELECT 1 FROM delivery
         WHERE received_at > $2 AND received_at <= $3 AND origin = 'live' AND ${IS_HEARD}
         LIMIT ${RECEIVED_AT_MOST}) AS hour) AS received
     FROM (SELECT lag_ms FROM delivery WHERE received_at > $1 AND origin = 'live' AND lag_ms IS NOT NULL
           ORDER BY received_at DESC LIMIT ${LAGS_AT_MOST}) AS recent`,
    [
      new Date(now - 5 * MINUTE_MS),
      new Date((lastHeardAt ?? now) - 60 * MINUTE_MS),
      new Date(lastHeardAt ?? now),
    ],
  );
  const row = rows[0];
  return {
    medianMs: row?.medianMs ?? null,
    p95Ms: row?.p95Ms ?? null,
    receivedInHourBefore: row?.received ?? 0,
  };
}

/** Starts of the minutes since `since` in which messages came, ascending, epoch ms. */
export async function readActiveMinutes(db: Queryable, orgId: string, since: number): Promise<number[]> {
  const { rows } = await db.query<{ minute: number }>(
    `SELECT DISTINCT (extract(epoch FROM minute) * 1000)::float8 AS minute FROM channel_minute
     WHERE org_id = $1 AND minute >= $2 AND n > 0 ORDER BY minute`,
    [orgId, new Date(since)],
  );
  return rows.map(({ minute }) => minute);
}
