// The figures of the board, counted straight from sessions and messages: a second way that only the auditor may have.
import { NOT_REPORTED } from '../../domain/session/session.ts';
import { startOfLocalDay } from '../../domain/time-zone.ts';
import type { Queryable } from '../connection/transaction.ts';
import { readSettings } from '../live/board-read.ts';
import { positionText, settledPosition } from '../live/change-feed.ts';

/** By name, as `figuresOfBoard` in lib/audit names them. */
export type CountedFigures = { position: string; dayStart: number; figures: Map<string, number> };

export async function readFigures(db: Queryable, now: number): Promise<CountedFigures> {
  const position = positionText(await settledPosition(db));
  const settings = await readSettings(db);
  const dayStart = startOfLocalDay(now, settings.timeZone);
  const { rows } = await db.query<{ name: string; n: number }>(
    `SELECT 'status ' || coalesce(status, '${NOT_REPORTED}') AS name, count(*)::int AS n
       FROM session WHERE org_id = $1 AND fold IS NOT NULL GROUP BY 1
     UNION ALL SELECT 'assignment ' || assignment, count(*)::int
       FROM session WHERE org_id = $1 AND fold IS NOT NULL AND NOT terminal GROUP BY 1
     UNION ALL SELECT 'queue', count(*)::int FROM session WHERE org_id = $1 AND status = 'OPEN'
     UNION ALL SELECT 'queue, unassigned', count(*)::int
       FROM session WHERE org_id = $1 AND status = 'OPEN' AND assignee_id IS NULL
     UNION ALL SELECT 'ended today', count(*)::int FROM session WHERE org_id = $1 AND last_ended_at >= $2
     UNION ALL SELECT 'messages ' || direction || ' ' || channel_id, count(*)::int
       FROM message WHERE org_id = $1 AND at >= $2 AND author_kind <> 'system' GROUP BY 1`,
    [settings.orgId ?? '', new Date(dayStart)],
  );
  return { position, dayStart, figures: new Map(rows.map(({ name, n }) => [name, n])) };
}
