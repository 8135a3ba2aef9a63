// What the spools of the machines on this database hold, as each has said last.

import { toTimestamp } from './connection/instants.ts';
import type { Queryable } from './connection/transaction.ts';

export async function reportSpooled(
  db: Queryable,
  { machine, spooled, now }: { machine: string; spooled: number; now: number },
): Promise<void> {
  await db.query({
    name: 'report spooled',
    text: `INSERT INTO machine (id, spooled, reported_at) VALUES ($1, $2, $3)
      ON CONFLICT (id) DO UPDATE SET spooled = excluded.spooled, reported_at = excluded.reported_at`,
    values: [machine, spooled, toTimestamp(now)],
  });
}

/** Deliveries that machines other than this one hold in their spools. */
export async function readSpooledElsewhere(db: Queryable, machine: string): Promise<number> {
  const { rows } = await db.query<{ spooled: number }>({
    name: 'read spooled elsewhere',
    text: 'SELECT coalesce(sum(spooled), 0)::int AS spooled FROM machine WHERE id <> $1',
    values: [machine],
  });
  return rows[0]?.spooled ?? 0;
}
