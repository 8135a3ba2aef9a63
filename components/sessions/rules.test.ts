import { describe, expect, it } from 'vitest';
import { tilesOf } from '@/components/board/status-row/tiles';
import { busySnapshot, NOW } from '@/components/board/testing/busy-board';
import { boardFigures, boardTally, figuresAt } from '@/lib/domain/board/board-figures';
import { boardScope } from '@/lib/domain/board/board-scope';
import { AGE_BUCKETS } from '@/lib/domain/board/queue';
import { listsOfBoard, listsOfLastHour } from '@/lib/domain/lists/board-lists';
import { fixedQuery } from '@/lib/domain/lists/fixed-query';
import { queryForAnswered, queryForBuckets, type SessionQuery } from '@/lib/domain/lists/session-query';
import { heldFrom } from '@/lib/live/client/live-state';
import en from '@/messages/en.json';
import pt from '@/messages/pt-BR.json';
import { rulesOf } from './rules';

const counts = Array.from({ length: 61 }, (_, n) => n % 3);
const lastHour = {
  startsAt: NOW - 3_600_000,
  statuses: ['OPEN', 'TRANSFERRED', 'NOT_REPORTED'].map((status) => ({ channelId: '', status, counts })),
  ended: [],
};
const { board: state } = heldFrom(busySnapshot({ lastHour }));

/** Whatever a click on the board can ask for. */
function everyQuery(): SessionQuery[] {
  const listed = [
    ...listsOfBoard(boardFigures(state, NOW), { now: NOW, dayStart: NOW - 36_000_000 }),
    ...listsOfLastHour(lastHour),
  ].map(({ query }) => query);
  const scope = boardScope(state);
  const tally = boardTally(scope);
  const today = { from: NOW - 36_000_000, to: NOW + 50_400_000, isHeard: true };
  const tiles = tilesOf({ scope, now: NOW, today }, { ...tally, queue: figuresAt(NOW, scope, tally).queue });
  const ofTiles = tiles.flatMap(({ query, foot, also, history }) => [
    query,
    ...[foot, also].flatMap((note) => (note && 'query' in note ? [note.query] : [])),
    ...(history ?? []).map((point) => point.query),
  ]);
  const ofAges = AGE_BUCKETS.flatMap((_, n) => queryForBuckets(AGE_BUCKETS.slice(n), NOW) ?? []);
  const others = [
    queryForAnswered('a1'),
    { live: true },
    { live: true, at: NOW },
    { reopened: true, q: 'ana' },
  ];
  const asked = [...listed, ...ofTiles, ...ofAges, ...others];
  return [...asked, ...asked.map((query) => fixedQuery(query, NOW))];
}

describe('the rule of a list in words', () => {
  it('says something of every part of every query that the board can ask', () => {
    const queries = everyQuery();
    expect(queries.length).toBeGreaterThan(500);
    for (const query of queries) {
      const said = new Set<string>(rulesOf(query).flatMap(({ about }) => about));
      const parts = Object.keys(query).filter((name) => !['sort', 'limit', 'cursor'].includes(name));
      expect([query, parts.filter((part) => !said.has(part))]).toEqual([query, []]);
    }
  });

  it('has its words in every language', () => {
    for (const words of [en.sessions.word, pt.sessions.word]) {
      const known = Object.keys(words);
      const used = new Set<string>(everyQuery().flatMap((query) => rulesOf(query).map(({ word }) => word)));
      expect([...used].filter((word) => !known.includes(word))).toEqual([]);
    }
  });

  it('says of negations and of single statuses what they mean', () => {
    const words = (query: SessionQuery) => rulesOf(query).map(({ word }) => word);
    expect(words({ status: ['OPEN', 'TRANSFERRED'] })).toEqual(['OPEN', 'unknownStatus']);
    expect(words({ awaitingReply: true, live: true })).toEqual(['awaitingReply']);
    expect(words({ awaitingReply: false, live: false, noNews: false, reopened: false })).toEqual([
      ...['notAwaitingReply', 'closed', 'notNoNews', 'notReopened'],
    ]);
    expect(words({ sinceFrom: 1 })).toEqual(['since']);
    expect(words({ sinceFrom: 1, sinceTo: 2 })).toEqual(['between']);
    expect(words({ messageFrom: 1, direction: 'IN' })).toEqual(['spokenIN']);
    expect(words({ direction: 'OUT', channel: ['c1'] })).toEqual(['spokenOUT', 'spokenInChannel']);
    expect(words({})).toEqual([]);
  });
});
