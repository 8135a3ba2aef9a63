// Questions to the stored rows that every installation must answer with "none".
import { toMs, toTimestamp } from '../connection/instants.ts';
import type { Queryable } from '../connection/transaction.ts';

/** How many rows break a rule, and some of them. */
export type Offenders = { n: number; examples: string[] };

const EXAMPLES = 5;

async function offenders(db: Queryable, rows: string, values: unknown[] = []): Promise<Offenders> {
  const { rows: found } = await db.query<{ n: number; examples: string[] | null }>(
    `SELECT count(*)::int AS n, (array_agg(id::text))[1:${EXAMPLES}] AS examples FROM (${rows}) AS offending(id)`,
    values,
  );
  return { n: found[0]?.n ?? 0, examples: found[0]?.examples ?? [] };
}

/** Of ids that a sender was told 200 for: keys of events, ids of sessions or of messages. */
export async function listUnknownIds(db: Queryable, ids: readonly string[]): Promise<string[]> {
  const known = (table: string, column: string) =>
    `EXISTS (SELECT 1 FROM ${table} WHERE org_id = ANY($2::text[]) AND ${table}.${column} = sent.id)`;
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM unnest($1::text[]) AS sent(id)
     WHERE NOT (${known('message', 'id')} OR ${known('event', 'key')} OR ${known('session', 'id')})`,
    [ids, await listEventOrgs(db)],
  );
  return rows.map(({ id }) => id);
}

async function listEventOrgs(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>('SELECT id FROM org');
  return rows.map(({ id }) => id);
}

/** Keys, session ids and message ids that have more than one row, indexes disregarded. */
export async function findDoubles(db: Queryable): Promise<Offenders> {
  await db.query('SET LOCAL enable_indexonlyscan = off; SET LOCAL enable_indexscan = off');
  const doubled = (table: string, column: string) =>
    `SELECT ${column} FROM ${table} GROUP BY org_id, ${column} HAVING count(*) > 1`;
  const parts = [doubled('event', 'key'), doubled('session', 'id'), doubled('message', 'id')];
  const found = await offenders(db, parts.join(' UNION ALL '));
  await db.query('SET LOCAL enable_indexonlyscan = on; SET LOCAL enable_indexscan = on');
  return found;
}

/** Deliveries whose elements do not add up to what was found in them. */
export function findMiscountedDeliveries(db: Queryable): Promise<Offenders> {
  return offenders(
    db,
    `SELECT id FROM delivery AS d WHERE state = 'projected'
       AND events + repeats + not_ours + quarantined IS DISTINCT FROM elements
       AND NOT EXISTS (SELECT 1 FROM quarantined_element AS q
         WHERE q.received_at = d.received_at AND q.delivery_id = d.id AND q.index IS NULL)`,
  );
}

/** Elements that were set aside twice. */
export function findDoubleMarks(db: Queryable): Promise<Offenders> {
  return offenders(
    db,
    `SELECT delivery_id FROM quarantined_element GROUP BY received_at, delivery_id, index HAVING count(*) > 1`,
  );
}

export type Tallies = { events: number; newOnes: number; deliveries: number; found: number };

/** Events and how often they came, by their own rows and by those of deliveries; null once old deliveries are gone. */
export async function readTallies(db: Queryable): Promise<Tallies | null> {
  const { rows } = await db.query<Tallies & { whole: boolean }>(
    `SELECT e.n AS events, e.deliveries, d.events AS "newOnes", d.events + d.repeats AS found,
       coalesce(e.first >= d.first, true) AS whole
     FROM (SELECT count(*)::int AS n, coalesce(sum(deliveries), 0)::int AS deliveries, min(received_at) AS first
           FROM event) AS e,
       (SELECT coalesce(sum(events), 0)::int AS events, coalesce(sum(repeats), 0)::int AS repeats,
          min(received_at) AS first FROM delivery) AS d`,
  );
  return rows[0]?.whole ? rows[0] : null;
}

/** Rows of orgs that no source is pinned to, by table. */
export async function findStrangers(db: Queryable): Promise<Offenders> {
  const stranger = (table: string, id: string) =>
    `SELECT '${table} ' || ${id} FROM ${table}
     WHERE org_id NOT IN (SELECT org_id FROM source WHERE org_id IS NOT NULL)`;
  const parts = [
    stranger('event', 'key'),
    stranger('session', 'id'),
    stranger('message', 'id'),
    stranger('spell', 'session_id'),
    stranger('status_count', 'channel_id'),
    stranger('channel_minute', 'channel_id'),
    stranger('channel', 'id'),
    stranger('assignee', 'id'),
    stranger('finding', 'session_id'),
    stranger('unknown_value', 'value'),
  ];
  return offenders(db, parts.join(' UNION ALL '));
}

/** Elements set aside, not resolved, and without the bytes that a replay would need. */
export function findLostBodies(db: Queryable): Promise<Offenders> {
  return offenders(
    db,
    `SELECT q.id FROM quarantined_element AS q WHERE q.resolved_at IS NULL AND NOT EXISTS
       (SELECT 1 FROM delivery AS d WHERE d.received_at = q.received_at AND d.id = q.delivery_id)`,
  );
}

export type Waiting = { id: string; receivedAt: number };

export async function listPending(db: Queryable): Promise<Waiting[]> {
  const { rows } = await db.query<{ id: string; received_at: Date }>(
    `SELECT id, received_at FROM delivery WHERE state = 'pending' ORDER BY received_at, id LIMIT 10000`,
  );
  return rows.map(({ id, received_at }) => ({ id, receivedAt: toMs(received_at) }));
}

/** Those of `waiting` that wait still. */
export async function listStillPending(db: Queryable, waiting: readonly Waiting[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM delivery WHERE state = 'pending'
       AND (received_at, id) IN (SELECT * FROM unnest($1::timestamptz[], $2::uuid[]))`,
    [waiting.map(({ receivedAt }) => toTimestamp(receivedAt)), waiting.map(({ id }) => id)],
  );
  return rows.map(({ id }) => id);
}

/** Backends of a projector whose transaction, and so their claim, is older than it may be. */
export function findOldClaims(db: Queryable, olderThanMs: number): Promise<Offenders> {
  return offenders(
    db,
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'vigia project'
       AND xact_start < clock_timestamp() - $1 * interval '1 millisecond'`,
    [olderThanMs],
  );
}
