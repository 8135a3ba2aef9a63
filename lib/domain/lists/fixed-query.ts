import { asksForMessages, type SessionQuery } from './session-query.ts';

/** The last instant that a date can be, epoch ms. */
const LAST_INSTANT = 8.64e15;

/** The same list asked for by instants alone, so that it can be asked for again later: as it stood at `asOf`. */
export function fixedQuery(query: SessionQuery, asOf: number): SessionQuery {
  const { cursor: _page, ...fixed } = query;
  return endingWithAt({ ...fixed, at: query.at ?? asOf });
}

/** As a list stood at `at`, nothing of what came later had happened: each of its windows ends there at the latest. */
export function endingWithAt(query: SessionQuery): SessionQuery {
  if (query.at === undefined) return query;
  const after = Math.min(query.at + 1, LAST_INSTANT);
  const asks = (names: readonly (keyof SessionQuery)[]) => names.some((name) => query[name] !== undefined);
  return {
    ...query,
    ...(asks(['endedFrom', 'endedTo']) && { endedTo: Math.min(query.endedTo ?? after, after) }),
    ...(asks(['from', 'to']) && { to: Math.min(query.to ?? after, after) }),
    ...(asks(['missingFrom', 'missingTo']) && { missingTo: Math.min(query.missingTo ?? after, after) }),
    ...(asksForMessages(query) && { messageTo: Math.min(query.messageTo ?? after, after) }),
  };
}
