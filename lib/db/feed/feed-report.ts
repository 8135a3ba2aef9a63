// What came from where last, what nobody has documented, and what never came.
import type { FeedReport, MissingReport } from '../../domain/feed/feed-report.ts';
import { processSingleton } from '../../process-singleton.ts';
import { toTimestamp } from '../connection/instants.ts';
import { historyPool } from '../connection/pool.ts';
import type { Queryable } from '../connection/transaction.ts';
import { readSettings } from '../live/board-read.ts';
import { readFindings } from '../projection/finding-rows.ts';
import { readUnknownValues } from '../projection/unknown-rows.ts';

const HOUR_MS = 3_600_000;
const MISSING_WITHIN_MS = 24 * HOUR_MS;
const SESSIONS_AT_MOST = 50;
const FINDINGS_AT_MOST = 5;
const UNKNOWN_AT_MOST = 100;
/** Further back the newest message stands for the newest event, to the minute. */
const CHANNELS_WITHIN_MS = 7 * 24 * HOUR_MS;
/** The live board knows of every newer event; this is for channels in which nothing is live. */
const CHANNELS_EVERY_MS = 60_000;

/** `orgId` null: the org of the installation. */
type Viewer = { orgId: string | null; channels: 'all' | readonly string[] };

export type StoredReport = Omit<FeedReport, 'spooled'>;

export async function readFeedReport(viewer: Viewer, now: number): Promise<StoredReport> {
  const db = historyPool();
  const orgId = viewer.orgId ?? (await readSettings(db)).orgId ?? '';
  const { channels } = viewer;
  const [heard, unknownValues, missing] = await Promise.all([
    heardFrom(db, orgId, now),
    readUnknownValues(db, orgId),
    readMissing(db, { orgId, channels }, now),
  ]);
  return {
    channels: channels === 'all' ? heard : heard.filter(({ channelId }) => channels.includes(channelId)),
    unknownValues: unknownValues.slice(0, UNKNOWN_AT_MOST),
    missing,
  };
}

type Heard = FeedReport['channels'];

/** Once a minute for all who look through this process. */
async function heardFrom(db: Queryable, orgId: string, now: number): Promise<Heard> {
  const held = processSingleton('feedHeard', () => new Map<string, { at: number; heard: Promise<Heard> }>());
  const known = held.get(orgId);
  if (known && now - known.at < CHANNELS_EVERY_MS) return known.heard;
  const heard = readHeard(db, orgId, now);
  held.set(orgId, { at: now, heard });
  heard.catch(() => held.delete(orgId));
  return heard;
}

async function readHeard(db: Queryable, orgId: string, now: number): Promise<Heard> {
  const { rows } = await db.query<{ channelId: string; lastEventAt: number | null }>({
    name: 'read channels heard',
    text: `SELECT c.id AS "channelId", (extract(epoch FROM coalesce(r.at, (SELECT max(minute) FROM channel_minute AS m
        WHERE m.org_id = c.org_id AND m.channel_id = c.id))) * 1000)::float8 AS "lastEventAt"
      FROM channel AS c LEFT JOIN (SELECT channel_id, max(last_event_at) AS at FROM session
        WHERE org_id = $1 AND last_event_at >= $2 GROUP BY channel_id) AS r ON r.channel_id = c.id
      WHERE c.org_id = $1`,
    values: [orgId, toTimestamp(now - CHANNELS_WITHIN_MS)],
  });
  return rows.flatMap(({ channelId, lastEventAt }) =>
    lastEventAt === null ? [] : [{ channelId, lastEventAt }],
  );
}

type AffectedRow = {
  id: string;
  contactName: string | null;
  channelId: string;
  sessions: number;
  messages: number;
  transitions: number;
};

async function readMissing(
  db: Queryable,
  { orgId, channels }: { orgId: string; channels: Viewer['channels'] },
  now: number,
): Promise<MissingReport> {
  const since = now - MISSING_WITHIN_MS;
  const { rows } = await db.query<AffectedRow>({
    name: 'read affected sessions',
    text: `SELECT s.id, s.contact_name AS "contactName", s.channel_id AS "channelId",
        (count(*) OVER ())::int AS sessions, (sum(f.missing) OVER ())::int AS messages,
        (sum(f.lost) OVER ())::int AS transitions
      FROM (SELECT session_id, max(at) AS at, coalesce(sum(missing), 0) AS missing,
          count(*) FILTER (WHERE kind = 'lost_transition') AS lost
        FROM finding WHERE org_id = $1 AND at >= $2 GROUP BY session_id) AS f
      JOIN session AS s ON s.org_id = $1 AND s.id = f.session_id
      WHERE $3::text[] IS NULL OR (s.channel_id = ANY($3) AND s.channel_id <> '')
      ORDER BY f.at DESC, s.id LIMIT ${SESSIONS_AT_MOST}`,
    values: [orgId, toTimestamp(since), channels === 'all' ? null : channels],
  });
  const [first] = rows;
  if (!first) return { since, sessions: 0, messages: 0, transitions: 0, affected: [] };
  const findings = await readFindings(
    db,
    orgId,
    rows.map(({ id }) => id),
  );
  const { sessions, messages, transitions } = first;
  const affected = rows.map(({ id, contactName, channelId }) => ({
    ...{ id, contactName, channelId: channelId === '' ? null : channelId },
    findings: (findings.get(id) ?? [])
      .filter(({ at }) => at >= since)
      .slice(-FINDINGS_AT_MOST)
      .reverse(),
  }));
  return { since, sessions, messages, transitions, affected };
}
