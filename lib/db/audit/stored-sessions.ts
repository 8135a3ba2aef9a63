// The projections of sessions as they stand, a page of sessions at a time.
import type { Spell } from '../../domain/session/session.ts';
import type { SessionState } from '../../domain/session/session-state.ts';
import { toMs, toMsOrNull, toTimestampOrNull } from '../connection/instants.ts';
import type { Queryable } from '../connection/transaction.ts';
import type { sessionRecordOf } from '../projection/session-rows.ts';

/** Orgs that anything belongs to. */
export async function listOrgs(db: Queryable): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT id FROM org UNION SELECT org_id FROM event UNION SELECT org_id FROM session UNION SELECT org_id FROM message
     UNION SELECT org_id FROM status_count UNION SELECT org_id FROM channel_minute ORDER BY 1`,
  );
  return rows.map(({ id }) => id);
}

/** Ids after `after` that a session, an event, a spell or a message names. */
export async function listSessionIds(
  db: Queryable,
  orgId: string,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const named = (table: string, column: string) =>
    `(SELECT DISTINCT ${column} AS id FROM ${table} WHERE org_id = $1 AND ${column} > $2 ORDER BY 1 LIMIT $3)`;
  const { rows } = await db.query<{ id: string }>({
    name: 'audit session ids',
    text: `${named('session', 'id')} UNION ${named('event', 'session_id')} UNION ${named('spell', 'session_id')}
      UNION ${named('message', 'session_id')} UNION ${named('finding', 'session_id')} ORDER BY id LIMIT $3`,
    values: [orgId, after, limit],
  });
  return rows.map(({ id }) => id);
}

type Row = {
  id: string;
  channel_id: string;
  status: string | null;
  terminal: boolean;
  status_since: Date | null;
  first_event_at: Date | null;
  last_event_at: Date | null;
  last_ended_at: Date | null;
  assignee_id: string | null;
  assignment: string;
  awaiting_reply_since: Date | null;
  reopen_count: number;
  messages_count: number;
  contact_name: string | null;
  version: number;
  fold: SessionState | null;
};

export async function readStoredSessions(
  db: Queryable,
  orgId: string,
  ids: string[],
): Promise<Map<string, Record<string, unknown>>> {
  const { rows } = await db.query<Row>({
    name: 'audit sessions',
    text: 'SELECT * FROM session WHERE org_id = $1 AND id = ANY($2::text[])',
    values: [orgId, ids],
  });
  return new Map(rows.map((row) => [row.id, recordFrom(row)]));
}

/** The same names and shapes as `sessionRecordOf`. */
function recordFrom(row: Row): Record<keyof ReturnType<typeof sessionRecordOf>, unknown> {
  const text = (instant: Date | null) => toTimestampOrNull(toMsOrNull(instant));
  return {
    id: row.id,
    channelId: row.channel_id,
    status: row.status,
    terminal: row.terminal,
    statusSince: text(row.status_since),
    firstEventAt: text(row.first_event_at),
    lastEventAt: text(row.last_event_at),
    lastEndedAt: text(row.last_ended_at),
    assigneeId: row.assignee_id,
    assignment: row.assignment,
    awaitingReplySince: text(row.awaiting_reply_since),
    reopenCount: row.reopen_count,
    messagesCount: row.messages_count,
    contactName: row.contact_name,
    version: row.version,
    fold: row.fold,
  };
}

type SpellRow = {
  session_id: string;
  seq: number;
  status: string | null;
  assignee_id: string | null;
  assignee_type: string | null;
  from_at: Date;
  to_at: Date | null;
};

/** By session, in order. */
export async function readSpells(db: Queryable, orgId: string, ids: string[]): Promise<Map<string, Spell[]>> {
  const { rows } = await db.query<SpellRow>({
    name: 'audit spells',
    text: `SELECT session_id, seq, status, assignee_id, assignee_type, from_at, to_at FROM spell
      WHERE org_id = $1 AND session_id = ANY($2::text[]) ORDER BY session_id, seq`,
    values: [orgId, ids],
  });
  const bySession = new Map<string, Spell[]>();
  for (const row of rows) {
    const { seq, status, assignee_id: assigneeId, assignee_type: assigneeType } = row;
    const spell = {
      seq,
      status,
      from: toMs(row.from_at),
      to: toMsOrNull(row.to_at),
      assigneeId,
      assigneeType,
    };
    const spells = bySession.get(row.session_id);
    if (spells) spells.push(spell);
    else bySession.set(row.session_id, [spell]);
  }
  return bySession;
}
