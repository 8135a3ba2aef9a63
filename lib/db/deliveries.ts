// What arrived, byte for byte.
import { failpoint, laterFailpoint } from '../failpoint.ts';
import { toMs, toTimestamp } from './connection/instants.ts';
import { ingestPool } from './connection/pool.ts';
import { type Queryable, type Transaction, together } from './connection/transaction.ts';

export type DeliveryOrigin = 'live' | 'spool' | 'seed' | 'replay';

/** `id` (a UUID) and `receivedAt` are given at receipt: writing the same delivery again conflicts with itself. */
export type NewDelivery = {
  id: string;
  receivedAt: number;
  sourceId: string;
  origin: DeliveryOrigin;
  body: Uint8Array;
};

export type DeliveryId = Pick<NewDelivery, 'id' | 'receivedAt'>;

export type PendingDelivery = NewDelivery & {
  progress: number;
  /** Processes that died while they held it, and batches with it that failed. */
  deaths: number;
};

/** All of them in one statement and one commit; durable when this returns. */
export async function insertDeliveries(
  deliveries: readonly NewDelivery[],
  db: Queryable = ingestPool(),
): Promise<void> {
  failpoint('before insert');
  const inserted = db.query({
    name: 'insert deliveries',
    text: `INSERT INTO delivery (received_at, id, source_id, origin, body)
      SELECT received_at, id, source_id, origin, substring($5::bytea FROM start FOR bytes)
      FROM unnest($1::timestamptz[], $2::uuid[], $3::text[], $4::delivery_origin[], $6::int[], $7::int[])
        AS d(received_at, id, source_id, origin, start, bytes)
      ON CONFLICT DO NOTHING`,
    values: [
      deliveries.map(({ receivedAt }) => toTimestamp(receivedAt)),
      deliveries.map(({ id }) => id),
      deliveries.map(({ sourceId }) => sourceId),
      deliveries.map(({ origin }) => origin),
      // All bodies in one binary value: an array of them would go as text, escaped and twice as long.
      Buffer.concat(deliveries.map(({ body }) => body)),
      startsOf(deliveries),
      deliveries.map(({ body }) => body.byteLength),
    ],
  });
  laterFailpoint('insert sent');
  await inserted;
  failpoint('delivery committed');
}

/** Where each body begins among all of them, as Postgres counts: from 1. */
function startsOf(deliveries: readonly NewDelivery[]): number[] {
  let next = 1;
  return deliveries.map(({ body }) => {
    const start = next;
    next += body.byteLength;
    return start;
  });
}

type Claim = { received_at: Date; id: string; bytes: number };
type Row = {
  received_at: Date;
  id: string;
  source_id: string;
  origin: DeliveryOrigin;
  progress: number;
  deaths: number;
  body: Buffer;
};

/**
 * The oldest pending deliveries that nobody else holds and that are no suspects. The row lock is the claim, so a crash
 * frees it at once. Bodies are read up to `bytes` in all, and one at least.
 */
export async function claimDeliveries(
  tx: Transaction,
  { most, bytes }: { most: number; bytes: number },
): Promise<PendingDelivery[]> {
  const [, claimed] = await together([
    // Statistics of a quiet time say that next to nothing is pending. Reading and sorting all of it looks cheap then.
    tx.query('SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off'),
    tx.query<Claim>({
      name: 'claim deliveries',
      text: `SELECT received_at, id, octet_length(body) AS bytes FROM delivery WHERE state = 'pending' AND deaths = 0
        ORDER BY received_at, id LIMIT $1 FOR UPDATE SKIP LOCKED`,
      values: [most],
    }),
    tx.query('SET LOCAL enable_sort = on; SET LOCAL enable_bitmapscan = on'),
  ]);
  return readClaimed(tx, upToBytes(claimed.rows, bytes));
}

/** Whether any delivery is one that `claimSuspect` would take, if nobody else holds it. */
export async function hasSuspects(db: Queryable): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'find suspects',
    text: `SELECT FROM delivery WHERE state = 'pending' AND deaths > 0 LIMIT 1`,
  });
  return rowCount === 1;
}

/** One of those that a process held when it died, or a batch that failed. The least suspected come first. */
export async function claimSuspect(tx: Transaction): Promise<PendingDelivery | null> {
  const { rows } = await tx.query<Claim>({
    name: 'claim suspect',
    text: `SELECT received_at, id, 0 AS bytes FROM delivery WHERE state = 'pending' AND deaths > 0
      ORDER BY deaths, received_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
  });
  return (await readClaimed(tx, rows))[0] ?? null;
}

/** A process died while it held these, or could not project them. Nobody counts further than `most`. */
export async function countFailure(
  db: Queryable,
  deliveries: readonly DeliveryId[],
  most = 32_767,
): Promise<void> {
  await db.query(
    `UPDATE delivery SET deaths = deaths + 1 WHERE state = 'pending' AND deaths < $3
       AND (received_at, id) IN (SELECT * FROM unnest($1::timestamptz[], $2::uuid[]))`,
    [deliveries.map(({ receivedAt }) => toTimestamp(receivedAt)), deliveries.map(({ id }) => id), most],
  );
}

async function readClaimed(tx: Transaction, taken: readonly Claim[]): Promise<PendingDelivery[]> {
  if (taken.length === 0) return [];
  const { rows } = await tx.query<Row>({
    name: 'read deliveries',
    text: `SELECT received_at, id, source_id, origin, progress, deaths, body FROM delivery
      WHERE (received_at, id) IN (SELECT * FROM unnest($1::timestamptz[], $2::uuid[])) ORDER BY received_at, id`,
    values: [taken.map((row) => row.received_at), taken.map(({ id }) => id)],
  });
  return rows.map(({ received_at, source_id, ...row }) => ({
    ...row,
    receivedAt: toMs(received_at),
    sourceId: source_id,
  }));
}

/** False where it is no longer pending, or another worker holds it. */
export async function claimDelivery(tx: Transaction, { id, receivedAt }: DeliveryId): Promise<boolean> {
  const { rowCount } = await tx.query(
    `SELECT 1 FROM delivery WHERE received_at = $1 AND id = $2 AND state = 'pending' FOR UPDATE SKIP LOCKED`,
    [toTimestamp(receivedAt), id],
  );
  return rowCount === 1;
}

function upToBytes(claims: readonly Claim[], most: number): Claim[] {
  let sum = 0;
  return claims.filter((claim, index) => {
    sum += claim.bytes;
    return index === 0 || sum <= most;
  });
}

/** What was found in the elements that were projected now; sums up over the chunks of a large delivery. */
export type DeliveryOutcome = {
  id: string;
  receivedAt: number;
  /** Elements projected so far, this chunk included, of `elements`. */
  progress: number;
  elements: number;
  events: number;
  repeats: number;
  notOurs: number;
  quarantined: number;
  /** Median of received − at over its new events. */
  lagMs: number | null;
};

export async function saveOutcomes(
  tx: Transaction,
  outcomes: readonly DeliveryOutcome[],
  now: number,
): Promise<void> {
  await tx.query({
    name: 'save outcomes',
    text: `UPDATE delivery SET progress = o.progress, elements = o.elements,
        events = coalesce(delivery.events, 0) + o.events, repeats = coalesce(delivery.repeats, 0) + o.repeats,
        not_ours = coalesce(delivery.not_ours, 0) + o."notOurs",
        quarantined = coalesce(delivery.quarantined, 0) + o.quarantined,
        lag_ms = coalesce(o."lagMs", delivery.lag_ms),
        state = CASE WHEN o.progress >= o.elements THEN 'projected'::delivery_state ELSE delivery.state END,
        projected_at = CASE WHEN o.progress >= o.elements THEN $2::timestamptz END
      FROM jsonb_to_recordset($1::jsonb) AS o("receivedAt" timestamptz, id uuid, progress int, elements int,
        events int, repeats int, "notOurs" int, quarantined int, "lagMs" float8)
      WHERE delivery.received_at = o."receivedAt" AND delivery.id = o.id`,
    values: [
      JSON.stringify(
        outcomes.map((outcome) => ({ ...outcome, receivedAt: toTimestamp(outcome.receivedAt) })),
      ),
      toTimestamp(now),
    ],
  });
}
