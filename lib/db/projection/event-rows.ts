// The record of events: one row per key.
import type { ImEvent } from '../../domain/events/event.ts';
import { eachByIndex } from '../connection/each-by-index.ts';
import { toMs, toTimestamp } from '../connection/instants.ts';
import type { Transaction } from '../connection/transaction.ts';

/** An event as it was delivered; several deliveries of one key in a batch are one of these. */
export type DeliveredEvent = {
  event: ImEvent;
  type: string;
  eventTime: string;
  receivedAt: number;
  clockFlagged: boolean;
  deliveries: number;
  element: string;
};

/** Of events sorted by key, the keys that were new. Rows are locked in that order. */
export async function insertEvents(
  tx: Transaction,
  orgId: string,
  events: readonly DeliveredEvent[],
): Promise<Set<string>> {
  const { rows } = await tx.query<{ key: string }>({
    name: 'insert events',
    text: `INSERT INTO event (org_id, key, at, event_time, received_at, deliveries, clock_flagged, session_id,
        channel_id, type, facts, element)
      SELECT $1, e.key, e.at, e."eventTime", e."receivedAt", e.deliveries, e."clockFlagged", e."sessionId",
        e."channelId", e.type, e.facts, e.element
      FROM jsonb_to_recordset($2::jsonb) AS e(key text, at timestamptz, "eventTime" text, "receivedAt" timestamptz,
        deliveries int, "clockFlagged" boolean, "sessionId" text, "channelId" text, type text, facts jsonb,
        element text)
      ON CONFLICT DO NOTHING RETURNING key`,
    values: [orgId, JSON.stringify(events.map(recordOf))],
  });
  return new Set(rows.map(({ key }) => key));
}

function recordOf({ event, receivedAt, ...delivered }: DeliveredEvent) {
  const { key, at, sessionId, channelId } = event;
  const instants = { at: toTimestamp(at), receivedAt: toTimestamp(receivedAt) };
  return { ...delivered, ...instants, key, sessionId, channelId, facts: event };
}

export type KnownEvent = {
  key: string;
  at: number;
  eventTime: string;
  receivedAt: number;
  sessionId: string;
};

type KnownRow = { key: string; at: Date; event_time: string; received_at: Date; session_id: string };

/** Locked in the order of their keys. */
export async function lockEvents(tx: Transaction, orgId: string, keys: string[]): Promise<KnownEvent[]> {
  const { rows } = await tx.query<KnownRow>({
    name: 'lock events',
    text: `SELECT key, at, event_time, received_at, session_id FROM event
      WHERE org_id = $1 AND key = ANY($2::text[]) ORDER BY key FOR UPDATE`,
    values: [orgId, keys],
  });
  return rows.map((row) => ({
    key: row.key,
    at: toMs(row.at),
    eventTime: row.event_time,
    receivedAt: toMs(row.received_at),
    sessionId: row.session_id,
  }));
}

/** A key that came again: one more delivery, and perhaps an earlier receipt with the `at` that follows from it. */
export type Repeat = {
  key: string;
  deliveries: number;
  receivedAt: number;
  at: number;
  clockFlagged: boolean;
};

export async function saveRepeats(tx: Transaction, orgId: string, repeats: readonly Repeat[]): Promise<void> {
  await tx.query({
    name: 'save repeats',
    text: `UPDATE event SET deliveries = event.deliveries + r.deliveries, received_at = r."receivedAt", at = r.at,
        clock_flagged = r."clockFlagged", facts = jsonb_set(facts, '{at}', to_jsonb(r."atMs"))
      FROM jsonb_to_recordset($2::jsonb) AS r(key text, deliveries int, "receivedAt" timestamptz, at timestamptz,
        "atMs" bigint, "clockFlagged" boolean)
      WHERE event.org_id = $1 AND event.key = r.key`,
    values: [
      orgId,
      JSON.stringify(
        repeats.map(({ at, receivedAt, ...repeat }) => ({
          ...repeat,
          at: toTimestamp(at),
          atMs: at,
          receivedAt: toTimestamp(receivedAt),
        })),
      ),
    ],
  });
}

/** Every event of these sessions, ready to fold. */
export async function readFacts(
  tx: Transaction,
  orgId: string,
  sessionIds: string[],
): Promise<Map<string, ImEvent[]>> {
  const { rows } = await tx.query<{ session_id: string; facts: ImEvent }>({
    name: 'read facts',
    text: `SELECT event.* FROM ${eachByIndex('event', 'session_id', 'session_id, facts')}`,
    values: [orgId, sessionIds],
  });
  const bySession = new Map<string, ImEvent[]>(sessionIds.map((id) => [id, []]));
  for (const row of rows) bySession.get(row.session_id)?.push(row.facts);
  return bySession;
}

/** Every event whose place lies between, both ends included: none was received more than 5 minutes before its place. */
export async function readFactsWithin(
  tx: Transaction,
  orgId: string,
  { from, to }: { from: number; to: number },
): Promise<ImEvent[]> {
  const { rows } = await tx.query<{ facts: ImEvent }>({
    name: 'read facts within',
    text: `SELECT facts FROM event WHERE org_id = $1 AND at BETWEEN $2 AND $3
      AND received_at >= $2::timestamptz - interval '5 minutes'`,
    values: [orgId, toTimestamp(from), toTimestamp(to)],
  });
  return rows.map(({ facts }) => facts);
}
