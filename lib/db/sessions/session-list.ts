// The list behind any number: count and page of one query, read in one snapshot.

import { searchOf } from '../../domain/board/search.ts';
import type { SessionQuery, SessionSort } from '../../domain/lists/session-query.ts';
import { DEFAULT_LIMIT } from '../../domain/lists/session-query-params.ts';
import type { SessionCard } from '../../domain/session/session.ts';
import { cardOf } from '../../domain/session/session-card.ts';
import type { SessionState } from '../../domain/session/session-state.ts';
import { RequestError } from '../../errors.ts';
import { historyPool } from '../connection/pool.ts';
import type { Queryable } from '../connection/transaction.ts';
import { inSnapshot, readSettings } from '../live/board-read.ts';
import { readAssignees, readChannels } from '../live/board-rows.ts';
import { positionText, settledPosition } from '../live/change-feed.ts';
import { cardsAt } from './session-at.ts';
import { COLUMNS_NOW, columnsAt, type SessionColumns } from './session-columns.ts';
import { instant, type SessionScope, sessionConditions } from './session-conditions.ts';
import { cursorFrom, cursorText } from './session-cursor.ts';
import { type SqlParameters, sqlParameters } from './sql-parameters.ts';

export type SessionList = {
  sessions: SessionCard[];
  total: number;
  nextCursor: string | null;
  asOf: number;
  position: string;
};

/** `orgId` null: the org of the installation. */
export type ListViewer = { orgId: string | null; channels: 'all' | readonly string[] };

const LONGEST_SEARCH = 200;

export async function listSessions(
  query: SessionQuery,
  viewer: ListViewer,
  now: number,
): Promise<SessionList> {
  if ((query.q?.length ?? 0) > LONGEST_SEARCH) {
    throw new RequestError(
      400,
      'bad_parameter',
      `The parameter "q" has more than ${LONGEST_SEARCH} characters.`,
    );
  }
  return inSnapshot(historyPool(), async (db) => {
    const position = positionText(await settledPosition(db));
    const { channels } = viewer;
    const orgId = viewer.orgId ?? (await readSettings(db)).orgId;
    if (orgId === null) return { sessions: [], total: 0, nextCursor: null, asOf: now, position };
    const search = await searchIn(db, orgId, query.q);
    const scope = { orgId, channels, search, now: query.at ?? now };
    const total = await countSessions(db, query, scope);
    const page = await readPage(db, query, scope);
    return { ...page, total, asOf: now, position };
  });
}

async function searchIn(db: Queryable, orgId: string, q: string | undefined) {
  if (!q?.trim()) return null;
  const channels = await readChannels(db, orgId, 'all');
  const assignees = await readAssignees(db, orgId, 'all');
  return searchOf(q, {
    channels: new Map(channels.map((info) => [info.id, info])),
    assignees: new Map(assignees.map((info) => [info.id, info])),
  });
}

async function countSessions(db: Queryable, query: SessionQuery, scope: SessionScope): Promise<number> {
  const sql = sqlParameters();
  const columns = columnsFor(query, sql);
  const conditions = sessionConditions(query, scope, columns, sql);
  const { rows } = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${columns.from} WHERE ${conditions.join(' AND ')}`,
    sql.values,
  );
  return rows[0]?.n ?? 0;
}

type PageRow = { id: string; fold: SessionState; key: number };

async function readPage(db: Queryable, query: SessionQuery, scope: SessionScope) {
  const sort = query.sort ?? 'statusSince';
  const limit = query.limit ?? DEFAULT_LIMIT;
  const sql = sqlParameters();
  const columns = columnsFor(query, sql);
  const conditions = sessionConditions(query, scope, columns, sql);
  const order = orderOf(sort, columns);
  const after = query.cursor ? [afterCursor(query.cursor, sort, order, sql)] : [];
  const { rows } = await db.query<PageRow>(
    `SELECT s.id, s.fold, ${order.number} AS key FROM ${columns.from}
     WHERE ${[...conditions, ...after].join(' AND ')}
     ORDER BY ${order.value} ${order.direction}, s.id COLLATE "C" LIMIT ${sql.add(limit + 1)}`,
    sql.values,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = last && rows.length > limit ? cursorText({ sort, key: last.key, id: last.id }) : null;
  return { sessions: await cardsOf(db, page, query.at, scope.orgId), nextCursor };
}

function columnsFor(query: SessionQuery, sql: SqlParameters): SessionColumns {
  return query.at === undefined ? COLUMNS_NOW : columnsAt(instant(query.at, sql));
}

type Order = { value: string; number: string; direction: 'ASC' | 'DESC' };

function orderOf(sort: SessionSort, columns: SessionColumns): Order {
  const direction = sort.startsWith('-') ? 'DESC' : 'ASC';
  const msOf = (column: string) => `round(extract(epoch FROM ${column}) * 1000)::float8`;
  switch (sort) {
    case 'statusSince':
    case '-statusSince':
      return { value: columns.statusSince, number: msOf(columns.statusSince), direction };
    case 'lastEventAt':
    case '-lastEventAt':
      return { value: columns.lastEventAt, number: msOf(columns.lastEventAt), direction };
    case 'messagesCount':
    case '-messagesCount':
      return { value: columns.messagesCount, number: `(${columns.messagesCount})::float8`, direction };
  }
}

/** The id ascends in both directions. */
function afterCursor(text: string, sort: SessionSort, order: Order, sql: SqlParameters): string {
  const { key, id } = cursorFrom(text, sort);
  const isCount = sort === 'messagesCount' || sort === '-messagesCount';
  const held = isCount ? `${sql.add(key)}::bigint` : instant(key, sql);
  const beyond = order.direction === 'ASC' ? '>' : '<';
  return `(${order.value} ${beyond} ${held} OR (${order.value} = ${held} AND s.id COLLATE "C" > ${sql.add(id)}))`;
}

async function cardsOf(db: Queryable, page: readonly PageRow[], at: number | undefined, orgId: string) {
  if (at === undefined) return page.map(({ fold }) => cardOf(fold));
  return cardsAt(
    db,
    orgId,
    page.map(({ id }) => id),
    at,
  );
}
