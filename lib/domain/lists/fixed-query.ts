import type { SessionQuery } from './session-query.ts';

const WINDOW_ENDS = ['endedTo', 'to', 'messageTo'] as const;

/** The same list asked for by instants alone, so that it can be asked for again later: as it stood at `asOf`. */
export function fixedQuery(query: SessionQuery, asOf: number): SessionQuery {
  const { cursor: _page, ...fixed } = query;
  const at = query.at ?? asOf;
  const windows = WINDOW_ENDS.filter((end) => query[end] !== undefined || query[startOf(end)] !== undefined);
  const ends = windows.map((end) => [end, Math.min(query[end] ?? Infinity, at + 1)]);
  return { ...fixed, ...Object.fromEntries(ends), at };
}

function startOf(end: (typeof WINDOW_ENDS)[number]) {
  switch (end) {
    case 'endedTo':
      return 'endedFrom';
    case 'to':
      return 'from';
    case 'messageTo':
      return 'messageFrom';
  }
}
