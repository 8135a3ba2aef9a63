// I8: the lists behind the figures of a board, asked of its server one by one.
import { type MessagesAsked, readMessagesBySession } from '../db/audit/listed-messages.ts';
import { auditPool } from '../db/connection/pool.ts';
import { type ListedFigure, listsOfBoard } from '../domain/lists/board-lists.ts';
import type { SessionQuery } from '../domain/lists/session-query.ts';
import { MAX_LIMIT, searchParamsOf } from '../domain/lists/session-query-params.ts';
import type { Board } from './board-figures.ts';
import { ask, type Server } from './server.ts';
import type { Check } from './verdict.ts';

type List = { sessions: { id: string }[]; total: number; nextCursor: string | null; position: string };

/** The server whose lists are compared, and the position of the feed at which alone they can be. */
type Asked = { server: Server; position: string };

/** Null where the board moved on meanwhile. */
export async function compareLists(server: Server, board: Board, dayStart: number): Promise<Check | null> {
  const lists = listsOfBoard(board, { now: board.asOf, dayStart }).filter(isTelling);
  const different: string[] = [];
  for (const list of lists) {
    const listed = await countListed({ server, position: board.position }, list);
    if (listed === null) return null;
    if (listed !== list.n) different.push(`${list.path}: ${list.n}, listed ${listed}`);
  }
  return {
    says: `${lists.length} figures are as long as their lists`,
    failures: different.length,
    examples: different,
  };
}

/** Minutes without messages, by far the most, are covered by the list of their hour. */
function isTelling({ n, path }: ListedFigure): boolean {
  return n > 0 || !path.includes('.perMinute.');
}

function countListed(asked: Asked, { counts, query }: ListedFigure): Promise<number | null> {
  return counts === 'sessions' ? totalOf(asked, query) : sumOver(asked, query);
}

async function totalOf(asked: Asked, query: SessionQuery): Promise<number | null> {
  return (await page(asked, { ...query, limit: 1 }))?.total ?? null;
}

/** A session without any such message does not belong on the list, though it changes no sum: it counts as one. */
async function sumOver(asked: Asked, query: SessionQuery): Promise<number | null> {
  const bySession = await readMessagesBySession(auditPool(), messagesAskedBy(query));
  let sum = 0;
  for (let cursor: string | undefined; ; ) {
    const list = await page(asked, { ...query, cursor, limit: MAX_LIMIT });
    if (list === null) return null;
    for (const { id } of list.sessions) sum += bySession.get(id) ?? 1;
    if (list.nextCursor === null) return sum;
    cursor = list.nextCursor;
  }
}

function messagesAskedBy({ channel, direction, messageFrom, messageTo }: SessionQuery): MessagesAsked {
  return {
    channels: channel ?? [],
    direction: direction ?? 'IN',
    from: messageFrom ?? 0,
    to: messageTo ?? 0,
  };
}

async function page({ server, position }: Asked, query: SessionQuery): Promise<List | null> {
  const list = await ask<List>(server, `/api/sessions?${searchParamsOf(query)}`);
  return list.position === position ? list : null;
}
