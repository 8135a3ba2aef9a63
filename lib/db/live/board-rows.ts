// What the live board is made of, always read as whole rows.
import type { AssigneeInfo, ChannelInfo } from '../../domain/board/board.ts';
import { TERMINAL_STATUSES } from '../../domain/events/status.ts';
import type { SessionCard } from '../../domain/session/session.ts';
import { cardOf } from '../../domain/session/session-card.ts';
import type { SessionState } from '../../domain/session/session-state.ts';
import { eachByIndex } from '../connection/each-by-index.ts';
import type { Queryable } from '../connection/transaction.ts';

/** `fingerprint` stands for everything the row holds: equal ones need not be compared field by field. */
export type SessionRow = {
  card: SessionCard;
  channelId: string;
  lastEndedAt: number | null;
  fingerprint: string;
};
export type EndedRow = { id: string; channelId: string; lastEndedAt: number };
export type ClosedRow = { channelId: string; closed: Record<string, number> };
export type MinuteRow = { channelId: string; minute: number; in: number; out: number };
export type MinuteKey = { channelId: string; minute: number };

const FINGERPRINT = 'jsonb_hash_extended(fold, 0)::text AS fingerprint';

export async function readSessions(db: Queryable, orgId: string, ids: string[]): Promise<SessionRow[]> {
  const { rows } = await db.query<FoldRow>(
    `SELECT session.* FROM ${eachByIndex('session', 'id', `fold, ${FINGERPRINT}`)} WHERE fold IS NOT NULL`,
    [orgId, ids],
  );
  return rows.map(sessionRowOf);
}

export async function readLiveSessions(db: Queryable, orgId: string): Promise<SessionRow[]> {
  const { rows } = await db.query<FoldRow>(
    `SELECT fold, ${FINGERPRINT} FROM session WHERE org_id = $1 AND NOT terminal AND fold IS NOT NULL`,
    [orgId],
  );
  return rows.map(sessionRowOf);
}

/** Of every session that is not terminal, for a comparison that need not carry the rows over. */
export async function readLiveFingerprints(db: Queryable, orgId: string): Promise<Map<string, string>> {
  const { rows } = await db.query<{ id: string; fingerprint: string }>(
    `SELECT id, ${FINGERPRINT} FROM session WHERE org_id = $1 AND NOT terminal AND fold IS NOT NULL`,
    [orgId],
  );
  return new Map(rows.map((row) => [row.id, row.fingerprint]));
}

/** Sessions whose newest ENDED spell starts at `since` or later. */
export async function readEnded(db: Queryable, orgId: string, since: number): Promise<EndedRow[]> {
  const { rows } = await db.query<EndedRow>(
    `SELECT id, channel_id AS "channelId", (extract(epoch FROM last_ended_at) * 1000)::float8 AS "lastEndedAt"
     FROM session WHERE org_id = $1 AND last_ended_at >= $2`,
    [orgId, new Date(since)],
  );
  return rows;
}

/** Sessions per terminal status; a channel without any has no row. */
export async function readClosed(
  db: Queryable,
  orgId: string,
  channelIds: string[] | 'all',
): Promise<ClosedRow[]> {
  const { rows } = await db.query<ClosedRow>(
    `SELECT channel_id AS "channelId", jsonb_object_agg(status, n) AS closed FROM status_count
     WHERE org_id = $1 AND status = ANY($2::text[]) AND n > 0 AND ($3::text[] IS NULL OR channel_id = ANY($3))
     GROUP BY channel_id`,
    [orgId, TERMINAL_STATUSES, channelIds === 'all' ? null : channelIds],
  );
  return rows;
}

const MINUTE_SUMS = `channel_id AS "channelId", (extract(epoch FROM minute) * 1000)::float8 AS minute,
  coalesce(sum(n) FILTER (WHERE direction = 'IN'), 0)::int AS "in",
  coalesce(sum(n) FILTER (WHERE direction = 'OUT'), 0)::int AS "out"`;

export async function readMinutesSince(db: Queryable, orgId: string, since: number): Promise<MinuteRow[]> {
  const { rows } = await db.query<MinuteRow>(
    `SELECT ${MINUTE_SUMS} FROM channel_minute
     WHERE org_id = $1 AND minute >= $2 AND author_kind <> 'system' GROUP BY channel_id, minute`,
    [orgId, new Date(since)],
  );
  return rows;
}

/** One row for each key, zeros too. */
export async function readMinutes(db: Queryable, orgId: string, keys: MinuteKey[]): Promise<MinuteRow[]> {
  const { rows } = await db.query<MinuteRow>(
    `SELECT ${MINUTE_SUMS} FROM channel_minute
     WHERE org_id = $1 AND author_kind <> 'system'
       AND (channel_id, minute) IN (SELECT * FROM unnest($2::text[], $3::timestamptz[]))
     GROUP BY channel_id, minute`,
    [orgId, keys.map((key) => key.channelId), keys.map((key) => new Date(key.minute))],
  );
  const found = new Map(rows.map((row) => [`${row.channelId}|${row.minute}`, row]));
  return keys.map((key) => found.get(`${key.channelId}|${key.minute}`) ?? { ...key, in: 0, out: 0 });
}

export async function readChannels(
  db: Queryable,
  orgId: string,
  ids: string[] | 'all',
): Promise<ChannelInfo[]> {
  const { rows } = await db.query<ChannelInfo>(
    'SELECT id, name, integration FROM channel WHERE org_id = $1 AND ($2::text[] IS NULL OR id = ANY($2))',
    [orgId, ids === 'all' ? null : ids],
  );
  return rows;
}

/** A person's choice of name wins over the learned one. */
export async function readAssignees(
  db: Queryable,
  orgId: string,
  ids: string[] | 'all',
): Promise<AssigneeInfo[]> {
  const { rows } = await db.query<AssigneeInfo>(
    `SELECT id, coalesce(name, learned_name) AS name, type FROM assignee
     WHERE org_id = $1 AND ($2::text[] IS NULL OR id = ANY($2))`,
    [orgId, ids === 'all' ? null : ids],
  );
  return rows;
}

type FoldRow = { fold: SessionState; fingerprint: string };

function sessionRowOf({ fold, fingerprint }: FoldRow): SessionRow {
  return { card: cardOf(fold), channelId: fold.channelId, lastEndedAt: fold.lastEndedAt, fingerprint };
}
