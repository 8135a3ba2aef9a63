import type { ImEvent } from '../../domain/events/event.ts';
import { toMs } from '../connection/instants.ts';
import type { Queryable } from '../connection/transaction.ts';
import { rowsOf } from './stream.ts';

/** A row of the record of events, as it stands. */
export type StoredEvent = {
  orgId: string;
  key: string;
  at: number;
  eventTime: string;
  receivedAt: number;
  deliveries: number;
  clockFlagged: boolean;
  sessionId: string;
  channelId: string;
  type: string;
  facts: ImEvent;
  element: string;
};

type Row = {
  org_id: string;
  key: string;
  at: Date;
  event_time: string;
  received_at: Date;
  deliveries: number;
  clock_flagged: boolean;
  session_id: string;
  channel_id: string;
  type: string;
  facts: ImEvent;
  element: string;
};

const ROWS_AT_ONCE = 2_000;

/** Keys from `from` on and below `to` (null: to the last), in the order of their characters. */
export type KeyRange = { from: string; to: string | null };

export async function* storedEvents(
  db: Queryable,
  { from, to }: KeyRange,
): AsyncGenerator<StoredEvent[], void> {
  const text = `SELECT org_id, key, at, event_time, received_at, deliveries, clock_flagged, session_id, channel_id,
      type, facts, element
    FROM event WHERE key COLLATE "C" >= $1 AND ($2::text IS NULL OR key COLLATE "C" < $2)`;
  for await (const rows of rowsOf<Row>(db, { text, values: [from, to], atOnce: ROWS_AT_ONCE })) {
    yield rows.map((row) => ({
      orgId: row.org_id,
      key: row.key,
      at: toMs(row.at),
      eventTime: row.event_time,
      receivedAt: toMs(row.received_at),
      deliveries: row.deliveries,
      clockFlagged: row.clock_flagged,
      sessionId: row.session_id,
      channelId: row.channel_id,
      type: row.type,
      facts: row.facts,
      element: row.element,
    }));
  }
}

export async function countEvents(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ n: number }>('SELECT count(*)::int AS n FROM event');
  return rows[0]?.n ?? 0;
}

/** Of these messages, those that an event of one of these sessions tells, as `session id, message id`. */
export async function readTellings(
  db: Queryable,
  orgId: string,
  { sessionIds, messageIds }: { sessionIds: string[]; messageIds: string[] },
): Promise<{ sessionId: string; messageId: string }[]> {
  const { rows } = await db.query<{ sessionId: string; messageId: string }>(
    `SELECT DISTINCT session_id AS "sessionId", facts->>'messageId' AS "messageId" FROM event
     WHERE org_id = $1 AND session_id = ANY($2::text[]) AND facts->>'kind' = 'message'
       AND facts->>'messageId' = ANY($3::text[])`,
    [orgId, sessionIds, messageIds],
  );
  return rows;
}
