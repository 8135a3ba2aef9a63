import type { Direction } from '../../domain/events/event.ts';
import { toTimestamp } from '../connection/instants.ts';
import type { Queryable } from '../connection/transaction.ts';
import { readSettings } from '../live/board-read.ts';

/** `to` is the first instant that is not meant any more. */
export type MessagesAsked = { channels: readonly string[]; direction: Direction; from: number; to: number };

/** How many such messages each session has, system messages aside. */
export async function readMessagesBySession(
  db: Queryable,
  { channels, direction, from, to }: MessagesAsked,
): Promise<Map<string, number>> {
  const { orgId } = await readSettings(db);
  const { rows } = await db.query<{ id: string; n: number }>(
    `SELECT session_id AS id, count(*)::int AS n FROM message
     WHERE org_id = $1 AND channel_id = ANY($2::text[]) AND direction = $3 AND at >= $4 AND at < $5
       AND author_kind <> 'system' GROUP BY 1`,
    [orgId ?? '', channels, direction, toTimestamp(from), toTimestamp(to)],
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
}
