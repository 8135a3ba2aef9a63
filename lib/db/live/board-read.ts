// The two ways the live board reads: everything in one snapshot, or the rows that a stretch of the feed touched.

import type { Pool } from 'pg';
import type { AssigneeInfo, ChannelInfo, OrgSettings } from '../../domain/board/board.ts';
import { startOfLocalDay } from '../../domain/time-zone.ts';
import { env } from '../../env.ts';
import type { Queryable } from '../connection/transaction.ts';
import {
  type ClosedRow,
  type EndedRow,
  type MinuteKey,
  type MinuteRow,
  readAssignees,
  readChannels,
  readClosed,
  readEnded,
  readLiveSessions,
  readMinutes,
  readMinutesSince,
  readSessions,
  type SessionRow,
} from './board-rows.ts';
import { type FeedChange, type FeedPosition, settledPosition } from './change-feed.ts';

const MINUTE_MS = 60_000;

export type BoardRows = {
  position: FeedPosition;
  settings: OrgSettings;
  /** The local midnight that the counts of today begin at. */
  dayStart: number;
  sessions: SessionRow[];
  ended: EndedRow[];
  closed: ClosedRow[];
  minutes: MinuteRow[];
  channels: ChannelInfo[];
  assignees: AssigneeInfo[];
};

export type TouchedRows = {
  readAt: number;
  /** Null where the settings were not touched. */
  settings: OrgSettings | null;
  sessions: SessionRow[];
  closed: ClosedRow[];
  minutes: MinuteRow[];
  channels: ChannelInfo[];
  assignees: AssigneeInfo[];
};

/** One instant of the database for everything that `read` asks. */
export async function inSnapshot<T>(pool: Pool, read: (db: Queryable) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let failure: Error | undefined;
  // Lost between two queries, a connection says so by an event that would end the process if nobody heard it.
  const note = (error: Error) => {
    failure = error;
  };
  client.on('error', note);
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const result = await read(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw failure;
  } finally {
    client.off('error', note);
    client.release(failure);
  }
}

export async function readBoard(db: Queryable, now: number): Promise<BoardRows> {
  const position = await settledPosition(db);
  const settings = await readSettings(db);
  const dayStart = startOfLocalDay(now, settings.timeZone);
  const orgId = settings.orgId ?? '';
  return {
    position,
    settings,
    dayStart,
    sessions: await readLiveSessions(db, orgId),
    ended: await readEnded(db, orgId, dayStart),
    closed: await readClosed(db, orgId, 'all'),
    minutes: await readMinutesSince(db, orgId, Math.min(dayStart, now - 61 * MINUTE_MS)),
    channels: await readChannels(db, orgId, 'all'),
    assignees: await readAssignees(db, orgId, 'all'),
  };
}

/** The org of the installation is that of its first source; null until the first delivery pins it. */
export async function readSettings(db: Queryable): Promise<OrgSettings> {
  const { rows } = await db.query<{
    orgId: string | null;
    name: string | null;
    timeZone: string | null;
    queueTargetMs: number | null;
  }>(
    `SELECT s.org_id AS "orgId", o.name, o.time_zone AS "timeZone", o.queue_target_ms AS "queueTargetMs"
     FROM source s LEFT JOIN org o ON o.id = s.org_id ORDER BY s.created_at, s.id LIMIT 1`,
  );
  const row = rows[0];
  return {
    orgId: row?.orgId ?? null,
    name: row?.name ?? '',
    timeZone: row?.timeZone ?? env().tzDefault,
    queueTargetMs: row?.queueTargetMs ?? 5 * MINUTE_MS,
  };
}

/** Whole rows of what the changes name, as they are now; several changes of one row are one reading. */
export async function readTouched(
  db: Queryable,
  orgId: string,
  changes: readonly FeedChange[],
): Promise<Omit<TouchedRows, 'readAt' | 'settings'>> {
  const ids = (kind: string) => [
    ...new Set(changes.filter((change) => change.kind === kind).map(({ id }) => id)),
  ];
  const sessions = ids('session');
  const counters = ids('channel_counter');
  const minutes = ids('channel_minute').map(minuteKeyOf);
  const channels = ids('channel');
  const assignees = ids('assignee');
  const closed = counters.length ? await readClosed(db, orgId, counters) : [];
  const found = new Set(closed.map((row) => row.channelId));
  return {
    sessions: sessions.length ? await readSessions(db, orgId, sessions) : [],
    closed: [
      ...closed,
      ...counters.filter((id) => !found.has(id)).map((channelId) => ({ channelId, closed: {} })),
    ],
    minutes: minutes.length ? await readMinutes(db, orgId, minutes) : [],
    channels: channels.length ? await readChannels(db, orgId, channels) : [],
    assignees: assignees.length ? await readAssignees(db, orgId, assignees) : [],
  };
}

function minuteKeyOf(id: string): MinuteKey {
  const bar = id.lastIndexOf('|');
  return { channelId: id.slice(0, bar), minute: Number(id.slice(bar + 1)) };
}
