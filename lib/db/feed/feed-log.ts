// Deliveries as they came, for the feed screen.
import type { DeliverySource, FeedLog, LoggedDelivery } from '../../domain/feed/feed-log.ts';
import { toMs, toTimestamp } from '../connection/instants.ts';
import { historyPool } from '../connection/pool.ts';
import { readFeedLag } from '../live/feed-totals.ts';
import { feedCursorFrom, feedCursorText } from './feed-cursor.ts';

export const MOST_DELIVERIES = 200;

export type FeedLogQuery = { cursor?: string; limit?: number };

type Row = {
  received_at: Date;
  id: string;
  origin: DeliverySource;
  state: 'pending' | 'projected';
  bytes: number;
  elements: number | null;
  events: number | null;
  repeats: number | null;
  not_ours: number | null;
  quarantined: number | null;
  lag_ms: number | null;
};

/** Newest first; throws a RequestError for a cursor that is none. */
export async function readFeedLog(
  { cursor, limit = MOST_DELIVERIES }: FeedLogQuery,
  now: number,
): Promise<FeedLog> {
  const [rows, lag] = await Promise.all([
    readRows(cursor, limit + 1),
    readFeedLag(historyPool(), { now, lastHeardAt: now }),
  ]);
  const deliveries = rows.slice(0, limit).map(loggedDelivery);
  const last = deliveries.at(-1);
  return {
    deliveries,
    nextCursor: last && rows.length > limit ? feedCursorText(last) : null,
    lag: { medianMs: lag.medianMs, p95Ms: lag.p95Ms },
    asOf: now,
  };
}

async function readRows(cursor: string | undefined, most: number): Promise<Row[]> {
  const after = cursor === undefined ? null : feedCursorFrom(cursor);
  const { rows } = await historyPool().query<Row>(
    `SELECT received_at, id, origin, state, octet_length(body) AS bytes, elements, events, repeats, not_ours,
       quarantined, lag_ms
     FROM delivery ${after ? 'WHERE (received_at, id) < ($2::timestamptz, $3::uuid)' : ''}
     ORDER BY received_at DESC, id DESC LIMIT $1`,
    after ? [most, toTimestamp(after.receivedAt), after.id] : [most],
  );
  return rows;
}

function loggedDelivery(row: Row): LoggedDelivery {
  const { id, origin, state, bytes, lag_ms } = row;
  const found = {
    elements: row.elements ?? 0,
    events: row.events ?? 0,
    repeats: row.repeats ?? 0,
    notOurs: row.not_ours ?? 0,
    quarantined: row.quarantined ?? 0,
  };
  return {
    id,
    receivedAt: toMs(row.received_at),
    source: origin,
    bytes,
    lagMs: lag_ms,
    found: state === 'projected' ? found : null,
  };
}
