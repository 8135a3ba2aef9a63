import { expect, it } from 'vitest';
import type { LastHour } from '../board/board.ts';
import { boardFigures } from '../board/board-figures.ts';
import { LAST_HOUR_MINUTES } from '../board/last-hour.ts';
import { boardWith } from '../testing/board.ts';
import { cardWith, T0 } from '../testing/sentences.ts';
import { listsOfBoard, listsOfLastHour } from './board-lists.ts';
import { fixedQuery } from './fixed-query.ts';
import { matchesQuery } from './session-query.ts';
import { searchParamsOf, sessionQueryFrom } from './session-query-params.ts';

const MINUTE = 60_000;
const NOW = T0 + 20 * MINUTE;
const STATUSES = ['OPEN', 'OPEN', 'OPEN', 'ON_HOLD', 'ON_PROGRESS', 'CREATED', 'TOMORROW', null];
const HOLDERS = [
  [null, null],
  ['a1', 'AGENT'],
  ['b1', 'BOT'],
  ['z1', 'TEAM'],
] as const;

/** Something of everything, so that no figure is left out because nothing gives it. */
const rich = boardWith({
  sessions: Array.from({ length: 96 }, (_, n) => {
    const [assigneeId, assigneeType] = HOLDERS[n % 4] ?? HOLDERS[0];
    return cardWith({
      ...{ id: String(n), assigneeId, assigneeType, status: STATUSES[n % 8] ?? null },
      channelId: n % 11 === 0 ? null : `c${n % 3}`,
      statusSince: NOW - (n % 13) ** 3 * MINUTE,
      lastEventAt: NOW - (n % 13) ** 3 * MINUTE,
      awaitingReplySince: n % 5 === 0 ? NOW - MINUTE : null,
    });
  }),
  channels: ['c0', 'c1', 'c2'].map((id) => ({ id })),
  counters: ['', 'c0'].map((channelId) => ({
    ...{ channelId, closed: { ENDED: 3, BLOCKED: 1, MISSED: 2 }, endedToday: 2, in: 4, out: 5 },
  })),
  minutes: [{ channelId: 'c0', minute: NOW - (NOW % MINUTE), in: 2, out: 3, version: 1 }],
});
const figures = boardFigures(rich, NOW);
const lists = listsOfBoard(figures, { now: NOW, dayStart: T0 - 14 * 3_600_000 });

/** Numbers that count nothing. */
const NO_LIST = [
  /^queue\.(targetMs|oldestOpenSince|sessions\..*)$/,
  /^assignment\.byAssignee\.[^.]+\.longestAwaitingSince$/,
  /^feed\./,
];

it('has a list for every number on the board: one without fails here', () => {
  const paths = new Set(lists.map(({ path }) => path));
  const numbers = [...leavesOf(figures)].filter((path) => !NO_LIST.some((none) => none.test(path)));
  expect(numbers.length).toBeGreaterThan(100);
  expect(numbers.filter((path) => !paths.has(path))).toEqual([]);
  expect(lists.map(({ path }) => path).filter((path) => !numbers.includes(path))).toEqual([]);
});

it('lists as many live sessions as each figure of them says', () => {
  const live = lists.filter(
    ({ path, counts }) => counts === 'sessions' && !/ENDED|BLOCKED|MISSED|endedToday/.test(path),
  );
  expect(live.filter(({ n }) => n > 0).length).toBeGreaterThan(30);
  for (const { path, n, query } of live) {
    const listed = [...rich.sessions.values()].filter((card) =>
      matchesQuery(card, query, { now: NOW, names: rich }),
    );
    expect([path, listed.length]).toEqual([path, n]);
  }
});

it('has a list for every point of the last hour', () => {
  const counts = Array.from({ length: LAST_HOUR_MINUTES + 1 }, (_, n) => n);
  const hour: LastHour = {
    startsAt: T0,
    statuses: [{ channelId: 'c0', status: 'OPEN', counts }],
    ended: [{ channelId: 'c0', counts: counts.slice(1) }],
  };
  const points = listsOfLastHour(hour);
  expect(points).toHaveLength(2 * LAST_HOUR_MINUTES + 1);
  expect(points[7]).toMatchObject({ n: 7, query: { status: ['OPEN'], at: T0 + 7 * MINUTE } });
  expect(points.at(-1)).toMatchObject({
    n: 60,
    query: { endedFrom: T0 + 59 * MINUTE, endedTo: T0 + 60 * MINUTE },
  });
});

it('asks for every list again by instants alone, and by nothing that moves with the clock', () => {
  for (const { query } of lists) {
    const fixed = fixedQuery(query, NOW);
    expect(fixed.at).toBe(NOW);
    expect(fixedQuery(fixed, NOW + 86_400_000)).toEqual(fixed);
    expect(sessionQueryFrom(searchParamsOf(fixed))).toEqual({ kind: 'query', query: fixed });
    for (const end of [fixed.endedTo, fixed.messageTo, fixed.to])
      expect(end ?? 0).toBeLessThanOrEqual(NOW + 1);
  }
  expect(fixedQuery({ direction: 'IN' }, 9)).toEqual({ direction: 'IN', messageTo: 10, at: 9 });
  expect(fixedQuery({ endedFrom: 5, endedTo: 7 }, 9)).toEqual({ endedFrom: 5, endedTo: 7, at: 9 });
  expect(fixedQuery({ messageFrom: 5, cursor: 'x' }, 9)).toEqual({ messageFrom: 5, messageTo: 10, at: 9 });
});

/** Paths of all numbers; rows by the id that they carry, else by their place. */
function* leavesOf(value: unknown, path = ''): Generator<string> {
  if (typeof value === 'number') yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    const name = Array.isArray(value) ? nameOf(child, key) : key;
    yield* leavesOf(child, path === '' ? name : `${path}.${name}`);
  }
}

function nameOf(row: unknown, place: string): string {
  if (typeof row !== 'object' || row === null) return place;
  if ('assigneeId' in row && 'awaitingReply' in row) return String(row.assigneeId);
  return 'channelId' in row && !('id' in row) ? String(row.channelId) : place;
}
