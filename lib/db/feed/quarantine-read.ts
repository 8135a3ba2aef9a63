// What was set aside. Reasons and places here; what was in it only as raw bytes, for an administrator to download.

import type { QuarantineReason } from '../../domain/events/quarantine-reason.ts';
import type { QuarantinedElement, QuarantineList } from '../../domain/feed/feed-log.ts';
import { toMs, toTimestamp } from '../connection/instants.ts';
import { historyPool } from '../connection/pool.ts';
import { feedCursorFrom, feedCursorText, UUID } from './feed-cursor.ts';

export const MOST_ELEMENTS = 200;

export type QuarantineQuery = { cursor?: string; limit?: number };

type Row = { id: string; received_at: Date; index: number | null; reason: QuarantineReason };

/** The unresolved ones, newest first; throws a RequestError for a cursor that is none. */
export async function listQuarantined({
  cursor,
  limit = MOST_ELEMENTS,
}: QuarantineQuery): Promise<QuarantineList> {
  const after = cursor === undefined ? null : feedCursorFrom(cursor);
  const { rows } = await historyPool().query<Row>(
    `SELECT id, received_at, index, reason FROM quarantined_element
     WHERE resolved_at IS NULL ${after ? 'AND (received_at, id) < ($2::timestamptz, $3::uuid)' : ''}
     ORDER BY received_at DESC, id DESC LIMIT $1`,
    after ? [limit + 1, toTimestamp(after.receivedAt), after.id] : [limit + 1],
  );
  const elements = rows.slice(0, limit).map(quarantinedElement);
  const last = elements.at(-1);
  return {
    elements,
    total: await countQuarantined(),
    nextCursor: last && rows.length > limit ? feedCursorText(last) : null,
  };
}

function quarantinedElement({ received_at, ...row }: Row): QuarantinedElement {
  return { ...row, receivedAt: toMs(received_at) };
}

async function countQuarantined(): Promise<number> {
  const { rows } = await historyPool().query<{ n: number }>(
    'SELECT count(*)::int AS n FROM quarantined_element WHERE resolved_at IS NULL',
  );
  return rows[0]?.n ?? 0;
}

export type QuarantinedBody = { body: Uint8Array; index: number | null };

/** The delivery that the element came in, and its place there. `id` is any text. */
export async function findQuarantinedBody(id: string): Promise<QuarantinedBody | null> {
  if (!UUID.test(id)) return null;
  const { rows } = await historyPool().query<QuarantinedBody>(
    `SELECT d.body, q.index FROM quarantined_element q
     JOIN delivery d ON d.received_at = q.received_at AND d.id = q.delivery_id
     WHERE q.id = $1::uuid`,
    [id],
  );
  return rows[0] ?? null;
}
