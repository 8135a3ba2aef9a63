// The same figures as the live board's, counted by the database: what the memory is held against.
import type { AssigneeInfo, ChannelInfo, OrgSettings } from '../../domain/board/board.ts';
import type { Queryable } from '../connection/transaction.ts';
import { readSettings } from './board-read.ts';
import {
  type ClosedRow,
  type MinuteRow,
  readAssignees,
  readChannels,
  readClosed,
  readLiveFingerprints,
  readMinutesSince,
} from './board-rows.ts';
import type { FeedPosition } from './change-feed.ts';

export type TodayRow = { channelId: string; endedToday: number; in: number; out: number };

export type BoardAudit = {
  settings: OrgSettings;
  fingerprints: Map<string, string>;
  closed: ClosedRow[];
  today: TodayRow[];
  channels: ChannelInfo[];
  assignees: AssigneeInfo[];
  minutes: MinuteRow[];
  unread: UnreadChange[];
};

/** A change that a board at that position has not read. `channelId`: where the session is now. */
export type UnreadChange = { kind: string; id: string; channelId: string | null };

export type AuditOf = { dayStart: number; minutesSince: number; position: FeedPosition };

export async function readAudit(
  db: Queryable,
  { dayStart, minutesSince, position }: AuditOf,
): Promise<BoardAudit> {
  const settings = await readSettings(db);
  const orgId = settings.orgId ?? '';
  return {
    settings,
    fingerprints: await readLiveFingerprints(db, orgId),
    closed: await readClosed(db, orgId, 'all'),
    today: await readToday(db, orgId, dayStart),
    channels: await readChannels(db, orgId, 'all'),
    assignees: await readAssignees(db, orgId, 'all'),
    minutes: await readMinutesSince(db, orgId, minutesSince),
    unread: await readUnread(db, orgId, position),
  };
}

/** Those too that an open transaction still holds back. */
async function readUnread(
  db: Queryable,
  orgId: string,
  { tx, position }: FeedPosition,
): Promise<UnreadChange[]> {
  const { rows } = await db.query<UnreadChange>(
    `SELECT DISTINCT c.kind, c.id, s.channel_id AS "channelId"
     FROM change c LEFT JOIN session s ON c.kind = 'session' AND s.org_id = $1 AND s.id = c.id
     WHERE (c.tx, c.position) > ($2::xid8, $3::bigint)`,
    [orgId, String(tx), String(position)],
  );
  return rows;
}

async function readToday(db: Queryable, orgId: string, dayStart: number): Promise<TodayRow[]> {
  const { rows } = await db.query<TodayRow>(
    `SELECT channel_id AS "channelId", sum(ended)::int AS "endedToday", sum(i)::int AS "in", sum(o)::int AS "out"
     FROM (
       SELECT channel_id, 1 AS ended, 0 AS i, 0 AS o FROM session WHERE org_id = $1 AND last_ended_at >= $2
       UNION ALL
       SELECT channel_id, 0, CASE direction WHEN 'IN' THEN n ELSE 0 END, CASE direction WHEN 'OUT' THEN n ELSE 0 END
       FROM channel_minute WHERE org_id = $1 AND minute >= $2 AND author_kind <> 'system'
     ) AS counted GROUP BY channel_id`,
    [orgId, new Date(dayStart)],
  );
  return rows;
}
