import type { AuthorKind, Direction } from '../../domain/events/event.ts';
import type { Message } from '../../domain/session/session.ts';
import { eachByIndex } from '../connection/each-by-index.ts';
import { toMs, toMsOrNull, toTimestamp, toTimestampOrNull } from '../connection/instants.ts';
import type { Transaction } from '../connection/transaction.ts';

type Row = {
  id: string;
  session_id: string;
  channel_id: string;
  at: Date;
  direction: Direction;
  author_kind: AuthorKind;
  author_name: string | null;
  type: string;
  text: string | null;
  status: string | null;
  status_at: Date | null;
};

const COLUMNS = `id, session_id, channel_id, at, direction, author_kind, author_name, type, text, status, status_at`;

/** The messages of these ids, and all those of these sessions, by id. */
export async function readMessages(
  tx: Transaction,
  orgId: string,
  { ids, sessionIds }: { ids: string[]; sessionIds: string[] },
): Promise<Map<string, Message>> {
  const rows: Row[] = [];
  if (ids.length > 0) {
    const text = `SELECT message.* FROM ${eachByIndex('message', 'id', COLUMNS)}`;
    rows.push(...(await tx.query<Row>({ name: 'read messages', text, values: [orgId, ids] })).rows);
  }
  if (sessionIds.length > 0) {
    const text = `SELECT message.* FROM ${eachByIndex('message', 'session_id', COLUMNS)}`;
    const values = [orgId, sessionIds];
    rows.push(...(await tx.query<Row>({ name: 'read messages of sessions', text, values })).rows);
  }
  return new Map(rows.map((row) => [row.id, messageFrom(row)]));
}

function messageFrom(row: Row): Message {
  return {
    id: row.id,
    sessionId: row.session_id,
    channelId: row.channel_id,
    at: toMs(row.at),
    direction: row.direction,
    authorKind: row.author_kind,
    authorName: row.author_name,
    type: row.type,
    text: row.text,
    status: row.status,
    statusAt: toMsOrNull(row.status_at),
  };
}

export async function saveMessages(
  tx: Transaction,
  orgId: string,
  messages: readonly Message[],
): Promise<void> {
  await tx.query({
    name: 'save messages',
    text: `INSERT INTO message (org_id, id, session_id, channel_id, at, direction, author_kind, author_name, type, text,
        status, status_at)
      SELECT $1, m.id, m."sessionId", m."channelId", m.at, m.direction, m."authorKind", m."authorName", m.type, m.text,
        m.status, m."statusAt"
      FROM jsonb_to_recordset($2::jsonb) AS m(id text, "sessionId" text, "channelId" text, at timestamptz,
        direction text, "authorKind" text, "authorName" text, type text, text text, status text,
        "statusAt" timestamptz)
      ON CONFLICT (org_id, id) DO UPDATE SET session_id = excluded.session_id, channel_id = excluded.channel_id,
        at = excluded.at, direction = excluded.direction, author_kind = excluded.author_kind,
        author_name = excluded.author_name, type = excluded.type, text = excluded.text, status = excluded.status,
        status_at = excluded.status_at`,
    values: [
      orgId,
      JSON.stringify(
        messages.map((message) => ({
          ...message,
          at: toTimestamp(message.at),
          statusAt: toTimestampOrNull(message.statusAt),
        })),
      ),
    ],
  });
}
