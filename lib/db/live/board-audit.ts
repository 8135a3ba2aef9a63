// The same figures as the live board's, counted by the database: what the memory is held against.
import type { AssigneeInfo, ChannelInfo, OrgSettings } from '../../domain/board/board.ts';
import type { Queryable } from '../connection/transaction.ts';
import { readSettings } from './board-read.ts';
import {
  type ClosedRow,
  readAssignees,
  readChannels,
  readClosed,
  readLiveFingerprints,
} from './board-rows.ts';

export type TodayRow = { channelId: string; endedToday: number; in: number; out: number };

export type BoardAudit = {
  settings: OrgSettings;
  fingerprints: Map<string, string>;
  closed: ClosedRow[];
  today: TodayRow[];
  channels: ChannelInfo[];
  assignees: AssigneeInfo[];
};

export async function readAudit(db: Queryable, dayStart: number): Promise<BoardAudit> {
  const settings = await readSettings(db);
  const orgId = settings.orgId ?? '';
  return {
    settings,
    fingerprints: await readLiveFingerprints(db, orgId),
    closed: await readClosed(db, orgId, 'all'),
    today: await readToday(db, orgId, dayStart),
    channels: await readChannels(db, orgId, 'all'),
    assignees: await readAssignees(db, orgId, 'all'),
  };
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
