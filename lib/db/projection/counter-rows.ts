// Counters move by differences inside the projector's transaction; rows are locked in the order of their keys.
import type { AuthorKind, Direction } from '../../domain/events/event.ts';
import { toTimestamp } from '../connection/instants.ts';
import type { Transaction } from '../connection/transaction.ts';

export type StatusDelta = { channelId: string; status: string; n: number };
export type MinuteDelta = {
  channelId: string;
  minute: number;
  direction: Direction;
  authorKind: AuthorKind;
  n: number;
};

export async function moveStatusCounts(
  tx: Transaction,
  orgId: string,
  sorted: readonly StatusDelta[],
): Promise<void> {
  await tx.query({
    name: 'move status counts',
    text: `INSERT INTO status_count (org_id, channel_id, status, n)
      SELECT $1, d."channelId", d.status, d.n
      FROM jsonb_to_recordset($2::jsonb) AS d("channelId" text, status text, n int)
      ON CONFLICT (org_id, channel_id, status) DO UPDATE SET n = status_count.n + excluded.n`,
    values: [orgId, JSON.stringify(sorted)],
  });
}

export async function moveChannelMinutes(
  tx: Transaction,
  orgId: string,
  sorted: readonly MinuteDelta[],
): Promise<void> {
  await tx.query({
    name: 'move channel minutes',
    text: `INSERT INTO channel_minute (org_id, channel_id, minute, direction, author_kind, n)
      SELECT $1, d."channelId", d.minute, d.direction, d."authorKind", d.n
      FROM jsonb_to_recordset($2::jsonb) AS d("channelId" text, minute timestamptz, direction text,
        "authorKind" text, n int)
      ON CONFLICT (org_id, channel_id, minute, direction, author_kind)
      DO UPDATE SET n = channel_minute.n + excluded.n`,
    values: [orgId, JSON.stringify(sorted.map((delta) => ({ ...delta, minute: toTimestamp(delta.minute) })))],
  });
}
