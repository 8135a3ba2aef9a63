// The change feed: rows written in the transaction of what they name, read in the order of (tx, position).
import type { Queryable } from '../connection/transaction.ts';

/** The pair is the cursor: position alone misses rows whose transaction took its id early and committed late. */
export type FeedPosition = { tx: bigint; position: bigint };

export type FeedChange = { kind: string; id: string };

export type FeedBatch = {
  changes: FeedChange[];
  /** Where the next read begins. */
  position: FeedPosition;
  /** More rows are ready than this batch holds. */
  isFull: boolean;
  /** When the oldest change that an open transaction still holds back was written; null: none is. */
  heldBackSince: number | null;
};

export const FEED_START: FeedPosition = { tx: 0n, position: 0n };

export function positionText({ tx, position }: FeedPosition): string {
  return `${tx}.${position}`;
}

export function hasReached(held: FeedPosition, wanted: FeedPosition): boolean {
  return held.tx === wanted.tx ? held.position >= wanted.position : held.tx > wanted.tx;
}

type ChangeRow = {
  tx: string;
  position: string;
  kind: string;
  id: string;
  ready: boolean;
  created_at: Date;
};

/**
 * Only rows below every open transaction are ready: nothing can appear before them any more. The order names the table
 * because a bare `tx` would be the text of the result, where 10 comes before 9.
 */
export async function readChanges(db: Queryable, after: FeedPosition, limit: number): Promise<FeedBatch> {
  const { rows } = await db.query<ChangeRow>(
    `SELECT tx::text, position::text, kind, id, created_at, tx < pg_snapshot_xmin(pg_current_snapshot()) AS ready
     FROM change WHERE (tx, position) > ($1::xid8, $2::bigint) ORDER BY change.tx, change.position LIMIT $3`,
    [String(after.tx), String(after.position), limit],
  );
  const ready = rows.filter((row) => row.ready);
  const heldBack = rows.filter((row) => !row.ready).map((row) => row.created_at.getTime());
  return {
    changes: ready.map(({ kind, id }) => ({ kind, id })),
    position: positionOf(ready.at(-1)) ?? after,
    isFull: ready.length === limit,
    heldBackSince: heldBack.length === 0 ? null : Math.min(...heldBack),
  };
}

/** The newest position that nothing can slip in before: where a board that reads this snapshot begins. */
export async function settledPosition(db: Queryable): Promise<FeedPosition> {
  const { rows } = await db.query<ChangeRow>(
    `SELECT tx::text, position::text FROM change WHERE tx < pg_snapshot_xmin(pg_current_snapshot())
     ORDER BY change.tx DESC, change.position DESC LIMIT 1`,
  );
  return positionOf(rows[0]) ?? FEED_START;
}

export type Outstanding = { newest: FeedPosition; pending: number };

/** Deliveries not projected and the newest change, of one instant: together they name all that was accepted. */
export async function readOutstanding(db: Queryable): Promise<Outstanding> {
  const { rows } = await db.query<{ tx: string | null; position: string | null; pending: number }>(
    `SELECT newest.tx::text, newest.position::text,
       (SELECT count(*)::int FROM delivery WHERE state = 'pending') AS pending
     FROM (SELECT 1) AS one
     LEFT JOIN (SELECT tx, position FROM change ORDER BY tx DESC, position DESC LIMIT 1) AS newest ON true`,
  );
  const row = rows[0];
  return { newest: positionOf(row) ?? FEED_START, pending: row?.pending ?? 0 };
}

/** Projected batches of deliveries that a board at `held` does not show yet. */
export async function countBatchesAfter(db: Queryable, held: FeedPosition): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM change WHERE (tx, position) > ($1::xid8, $2::bigint) AND kind = 'delivery'`,
    [String(held.tx), String(held.position)],
  );
  return rows[0]?.n ?? 0;
}

function positionOf(row: { tx: string | null; position: string | null } | undefined): FeedPosition | null {
  if (!row || row.tx === null || row.position === null) return null;
  return { tx: BigInt(row.tx), position: BigInt(row.position) };
}
