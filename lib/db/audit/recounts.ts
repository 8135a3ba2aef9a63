// The counters held against the rows that they count. A row that says nought is as good as none.
import { NOT_REPORTED } from '../../domain/session/session.ts';
import type { Queryable } from '../connection/transaction.ts';

type Miscounted = { orgId: string; channelId: string; held: number; counted: number };
export type MiscountedStatus = Miscounted & { status: string };
export type MiscountedMinute = Miscounted & { minute: number; direction: string; authorKind: string };

const MOST = 10_000;

export async function readMiscountedStatuses(db: Queryable): Promise<MiscountedStatus[]> {
  const { rows } = await db.query<MiscountedStatus>(
    `SELECT org_id AS "orgId", channel_id AS "channelId", status, coalesce(held.n, 0) AS held,
       coalesce(counted.n, 0) AS counted
     FROM (SELECT org_id, channel_id, coalesce(status, '${NOT_REPORTED}') AS status, count(*)::int AS n
           FROM session WHERE fold IS NOT NULL GROUP BY 1, 2, 3) AS counted
     FULL JOIN status_count AS held USING (org_id, channel_id, status)
     WHERE coalesce(held.n, 0) <> coalesce(counted.n, 0) ORDER BY 1, 2, 3 LIMIT ${MOST}`,
  );
  return rows;
}

export async function readMiscountedMinutes(db: Queryable): Promise<MiscountedMinute[]> {
  const { rows } = await db.query<MiscountedMinute>(
    `SELECT org_id AS "orgId", channel_id AS "channelId", (extract(epoch FROM minute) * 1000)::float8 AS minute,
       direction, author_kind AS "authorKind", coalesce(held.n, 0) AS held, coalesce(counted.n, 0) AS counted
     FROM (SELECT org_id, channel_id, date_trunc('minute', at, 'UTC') AS minute, direction, author_kind,
             count(*)::int AS n
           FROM message GROUP BY 1, 2, 3, 4, 5) AS counted
     FULL JOIN channel_minute AS held USING (org_id, channel_id, minute, direction, author_kind)
     WHERE coalesce(held.n, 0) <> coalesce(counted.n, 0) ORDER BY 1, 2, 3, 4, 5 LIMIT ${MOST}`,
  );
  return rows;
}
