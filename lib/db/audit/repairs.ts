// What sets a projection right, in the projector's own order of locks.
import { NOT_REPORTED } from '../../domain/session/session.ts';
import { toTimestamp, toTimestampOrNull } from '../connection/instants.ts';
import type { Transaction } from '../connection/transaction.ts';
import { type DeliveredEvent, lockEvents } from '../projection/event-rows.ts';
import { LEARNED_FACTS, type LearnedFact, type StoredLearned } from './learned.ts';
import type { MiscountedMinute, MiscountedStatus } from './recounts.ts';

/** `heldSince`: the receipt that the row was seen with; where it has another one by now it is left alone. */
export type EventCorrection = { wanted: DeliveredEvent; heldSince: number; deliveriesBy: number };

/** Sorted by key. */
export async function correctEvents(
  tx: Transaction,
  orgId: string,
  sorted: readonly EventCorrection[],
): Promise<void> {
  if (sorted.length === 0) return;
  await lockEvents(
    tx,
    orgId,
    sorted.map(({ wanted }) => wanted.event.key),
  );
  await tx.query(
    `UPDATE event SET at = c.at, event_time = c."eventTime", received_at = c."receivedAt",
       deliveries = event.deliveries + c."deliveriesBy", clock_flagged = c."clockFlagged",
       session_id = c."sessionId", channel_id = c."channelId", type = c.type, facts = c.facts, element = c.element
     FROM jsonb_to_recordset($2::jsonb) AS c(key text, "heldSince" timestamptz, at timestamptz, "eventTime" text,
       "receivedAt" timestamptz, "deliveriesBy" int, "clockFlagged" boolean, "sessionId" text, "channelId" text,
       type text, facts jsonb, element text)
     WHERE event.org_id = $1 AND event.key = c.key AND event.received_at = c."heldSince"`,
    [orgId, JSON.stringify(sorted.map(correctionRow))],
  );
}

function correctionRow({ wanted, heldSince, deliveriesBy }: EventCorrection) {
  const { event, type, eventTime, clockFlagged, element, receivedAt } = wanted;
  const { key, at, sessionId, channelId } = event;
  const columns = {
    key,
    type,
    eventTime,
    clockFlagged,
    element,
    sessionId,
    channelId,
    facts: event,
    deliveriesBy,
  };
  return {
    ...columns,
    at: toTimestamp(at),
    receivedAt: toTimestamp(receivedAt),
    heldSince: toTimestamp(heldSince),
  };
}

/** Of these sessions, messages that none of the given ids names; their minutes are counted anew elsewhere. */
export async function removeOtherMessages(
  tx: Transaction,
  orgId: string,
  { sessionIds, keep }: { sessionIds: readonly string[]; keep: readonly string[] },
): Promise<void> {
  await tx.query(
    'DELETE FROM message WHERE org_id = $1 AND session_id = ANY($2::text[]) AND NOT id = ANY($3::text[])',
    [orgId, sessionIds, keep],
  );
}

/** Sessions that no event names, which hold nothing. */
export async function removeSessions(tx: Transaction, orgId: string, ids: readonly string[]): Promise<void> {
  await tx.query('DELETE FROM session WHERE org_id = $1 AND id = ANY($2::text[])', [orgId, ids]);
  await tx.query('DELETE FROM spell WHERE org_id = $1 AND session_id = ANY($2::text[])', [orgId, ids]);
  await tx.query('DELETE FROM finding WHERE org_id = $1 AND session_id = ANY($2::text[])', [orgId, ids]);
}

/**
 * Counts these anew. First the rows are locked, then a statement of its own counts: whoever moved one of them before has
 * committed by then, and whoever moves it later adds what is not counted yet.
 */
export async function settleStatusCounts(
  tx: Transaction,
  orgId: string,
  miscounted: readonly MiscountedStatus[],
): Promise<void> {
  const sorted = sortedBy(miscounted, ({ channelId, status }) => [channelId, status]);
  const values = [orgId, sorted.map(({ channelId }) => channelId), sorted.map(({ status }) => status)];
  const keys = 'unnest($2::text[], $3::text[]) WITH ORDINALITY AS k(channel_id, status, place)';
  await tx.query(
    `INSERT INTO status_count (org_id, channel_id, status, n)
     SELECT $1, channel_id, status, 0 FROM ${keys} ON CONFLICT DO NOTHING`,
    values,
  );
  await tx.query(
    `SELECT 1 FROM ${keys} JOIN status_count AS t USING (channel_id, status) WHERE t.org_id = $1
     ORDER BY k.place FOR UPDATE OF t`,
    values,
  );
  await tx.query(
    `WITH counted AS (SELECT channel_id, coalesce(status, '${NOT_REPORTED}') AS status, count(*)::int AS n
       FROM session WHERE org_id = $1 AND fold IS NOT NULL GROUP BY 1, 2)
     UPDATE status_count AS t SET n = coalesce(counted.n, 0)
     FROM ${keys} LEFT JOIN counted USING (channel_id, status)
     WHERE t.org_id = $1 AND t.channel_id = k.channel_id AND t.status = k.status`,
    values,
  );
}

/** The same for messages in a minute. */
export async function settleChannelMinutes(
  tx: Transaction,
  orgId: string,
  miscounted: readonly MiscountedMinute[],
): Promise<void> {
  const sorted = sortedBy(miscounted, (row) => [row.channelId, row.minute, row.direction, row.authorKind]);
  const values = [
    orgId,
    sorted.map(({ channelId }) => channelId),
    sorted.map(({ minute }) => toTimestamp(minute)),
    sorted.map(({ direction }) => direction),
    sorted.map(({ authorKind }) => authorKind),
  ];
  const columns = 'channel_id, minute, direction, author_kind';
  const keys = `unnest($2::text[], $3::timestamptz[], $4::text[], $5::text[]) WITH ORDINALITY AS k(${columns}, place)`;
  await tx.query(
    `INSERT INTO channel_minute (org_id, ${columns}, n) SELECT $1, ${columns}, 0 FROM ${keys} ON CONFLICT DO NOTHING`,
    values,
  );
  await tx.query(
    `SELECT 1 FROM ${keys} JOIN channel_minute AS t USING (${columns}) WHERE t.org_id = $1
     ORDER BY k.place FOR UPDATE OF t`,
    values,
  );
  await tx.query(
    `UPDATE channel_minute AS t SET n = (SELECT count(*) FROM message AS m
       WHERE m.org_id = $1 AND m.at >= k.minute AND m.at < k.minute + interval '1 minute'
         AND m.channel_id = k.channel_id AND m.direction = k.direction AND m.author_kind = k.author_kind)
     FROM ${keys}
     WHERE t.org_id = $1 AND t.channel_id = k.channel_id AND t.minute = k.minute AND t.direction = k.direction
       AND t.author_kind = k.author_kind`,
    values,
  );
}

/** As the projector sorts the counters that it moves. */
function sortedBy<T>(rows: readonly T[], keyOf: (row: T) => (string | number)[]): T[] {
  const named = rows.map((row): [string, T] => [keyOf(row).join('\u0000'), row]);
  return named.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** Only where nobody has learned anything newer since it was `held`. */
export async function relearn(
  tx: Transaction,
  orgId: string,
  told: { fact: LearnedFact; id: string; held: StoredLearned | null; wanted: StoredLearned },
): Promise<void> {
  const { fact, id, held, wanted } = told;
  const { table, value, at, key } = LEARNED_FACTS[fact];
  await tx.query(`INSERT INTO ${table} (org_id, id) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [orgId, id]);
  await tx.query(
    `UPDATE ${table} SET ${value} = $3, ${at} = $4, ${key} = $5 WHERE org_id = $1 AND id = $2
       AND ${value} IS NOT DISTINCT FROM $6::text AND ${at} IS NOT DISTINCT FROM $7::timestamptz
       AND ${key} IS NOT DISTINCT FROM $8::text`,
    [
      ...[orgId, id, wanted.value, toTimestampOrNull(wanted.at), wanted.key],
      ...[held?.value ?? null, toTimestampOrNull(held?.at ?? null), held?.key ?? null],
    ],
  );
}
