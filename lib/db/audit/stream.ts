import type { QueryResultRow } from 'pg';
import type { Queryable } from '../connection/transaction.ts';

type Query = { text: string; values?: unknown[]; atOnce: number };

/** A result of any size, some rows at a time. Needs an open transaction; one stream at a time. */
export async function* rowsOf<Row extends QueryResultRow>(
  db: Queryable,
  { text, values = [], atOnce }: Query,
): AsyncGenerator<Row[], void> {
  await db.query(`DECLARE audited NO SCROLL CURSOR FOR ${text}`, values);
  try {
    for (;;) {
      const { rows } = await db.query<Row>(`FETCH ${atOnce} FROM audited`);
      if (rows.length === 0) return;
      yield rows;
    }
  } finally {
    await db.query('CLOSE audited');
  }
}
