// The stretches of status that the last hour is counted from.
import type { Stretch } from '../../domain/board/last-hour.ts';
import { NOT_REPORTED } from '../../domain/session/session.ts';
import { toTimestamp } from '../connection/instants.ts';
import type { Queryable } from '../connection/transaction.ts';
import { endingSpell } from '../sessions/ending-spell.ts';

type Hour = { orgId: string; from: number; to: number };

/**
 * What was in a status other than ENDED at any moment of the hour, under its present channel. Ends and beginnings are
 * rounded up to whole minutes, which is where a minute first shows them: so many sessions become few rows.
 */
export async function readStretches(db: Queryable, { orgId, from, to }: Hour): Promise<Stretch[]> {
  const minuteUp = (column: string) =>
    `(ceil(extract(epoch FROM greatest(${column}, $2::timestamptz)) / 60) * 60000)::float8`;
  const { rows } = await db.query<Stretch>({
    name: 'read stretches',
    text: `SELECT s.channel_id AS "channelId", coalesce(p.status, '${NOT_REPORTED}') AS status,
        ${minuteUp('p.from_at')} AS "from", CASE WHEN p.to_at IS NOT NULL THEN ${minuteUp('p.to_at')} END AS "to",
        count(*)::int AS sessions
      FROM spell p JOIN session s ON s.org_id = p.org_id AND s.id = p.session_id
      WHERE p.org_id = $1 AND p.during && tstzrange($2, $3, '[]') AND p.status IS DISTINCT FROM 'ENDED'
      GROUP BY 1, 2, 3, 4`,
    values: [orgId, toTimestamp(from), toTimestamp(to)],
  });
  return rows;
}

/** What entered ENDED within the hour. */
export async function readEndings(
  db: Queryable,
  { orgId, from, to }: Hour,
): Promise<Pick<Stretch, 'channelId' | 'from' | 'sessions'>[]> {
  const { rows } = await db.query<Pick<Stretch, 'channelId' | 'from' | 'sessions'>>({
    name: 'read endings',
    text: `SELECT s.channel_id AS "channelId", (floor(extract(epoch FROM p.from_at) / 60) * 60000)::float8 AS "from",
        count(DISTINCT s.id)::int AS sessions
      FROM spell p JOIN session s ON s.org_id = p.org_id AND s.id = p.session_id
      WHERE p.org_id = $1 AND ${endingSpell('p')} AND p.from_at >= $2 AND p.from_at < $3
      GROUP BY 1, 2`,
    values: [orgId, toTimestamp(from), toTimestamp(to)],
  });
  return rows;
}
