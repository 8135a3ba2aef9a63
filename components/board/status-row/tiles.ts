// Which tiles stand in the status row and what each says. The figures come as they are; nothing is counted here.

import type { Today } from '@/components/shell/use-today';
import type { BoardTally } from '@/lib/domain/board/board-figures';
import type { BoardScope } from '@/lib/domain/board/board-scope';
import { endedSeries, LAST_HOUR_MINUTES, statusSeries } from '@/lib/domain/board/last-hour';
import { minuteOf } from '@/lib/domain/board/message-rates';
import { ageMs, isNoNews, type Nearness, nearness } from '@/lib/domain/board/queue';
import { oldestWithNews, type QueueFigures } from '@/lib/domain/board/queue-figures';
import { BOARD_STATUSES, isKnownStatus, isTerminal } from '@/lib/domain/events/status';
import {
  queryEndedToday,
  queryForEndedIn,
  queryForNear,
  queryForPast,
  queryForStatus,
  queryForStatusAt,
  queryForStatusAwaitingReply,
  queryForStatusWith,
  queryForUnassignedQueue,
  type SessionQuery,
} from '@/lib/domain/lists/session-query';
import { NOT_REPORTED } from '@/lib/domain/session/session';
import { hasHistory } from '../last-hour/status-bands';

export type TileNote =
  | { kind: 'unassigned' | 'withBot' | 'awaiting' | 'near'; count: number; query: SessionQuery }
  | { kind: 'oldest'; sessionId: string | null; ageMs: number; tone: Nearness; withNewsMs: number | null }
  | { kind: 'since'; at: number }
  | { kind: 'ever' | 'newValue' | 'nobody' | 'nothing' };

export type Tile = {
  /** A status, or PAST or ENDED_TODAY. */
  id: string;
  look: 'big' | 'alarm' | 'plain' | 'extra';
  /** Null where nothing was heard of what it counts. */
  value: number | null;
  query: SessionQuery;
  foot: TileNote;
  /** At the right of the figure, where no history stands. */
  also: TileNote | null;
  /** The last hour's values with the present one, or how many ended in each minute; null: not told. */
  history: readonly TilePoint[] | null;
};

/** `at`: the minute that the value is of, or that it counts; for the present value the one that runs. */
export type TilePoint = { value: number; at: number; query: SessionQuery };

const MINUTE_MS = 60_000;

type Board = { scope: BoardScope; now: number; today: Today };
type Counted = BoardTally & { queue: QueueFigures };

export function tilesOf({ scope, now, today }: Board, counted: Counted): Tile[] {
  const { state, filter } = scope;
  const tiles = tilesWithoutHistory({ counted, now, targetMs: state.settings.queueTargetMs }, today);
  if (!hasHistory(state.lastHour, filter)) return tiles;
  const series = statusSeries(state.lastHour, filter);
  const ended = endedSeries(state.lastHour, filter);
  const { startsAt } = state.lastHour;
  return tiles.map((tile) => ({ ...tile, history: historyOf(tile, { series, ended, startsAt, now }) }));
}

type Past = {
  series: ReadonlyMap<string, readonly number[]>;
  ended: readonly number[];
  startsAt: number;
  now: number;
};

/** Nobody was past the target in a way that spells could tell: targets change. */
function historyOf(
  { id, value, query }: Tile,
  { series, ended, startsAt, now }: Past,
): readonly TilePoint[] | null {
  if (id === 'PAST') return null;
  const minuteAt = (index: number) => startsAt + index * MINUTE_MS;
  if (id === 'ENDED_TODAY') {
    return ended.map((n, index) => {
      const at = minuteAt(index);
      return { value: n, at, query: queryForEndedIn(at) };
    });
  }
  const counts = series.get(id) ?? Array.from({ length: LAST_HOUR_MINUTES + 1 }, () => 0);
  const past = counts.map((n, index) => {
    const at = minuteAt(index);
    return { value: n, at, query: queryForStatusAt(id, at) };
  });
  return [...past, { value: value ?? 0, at: minuteOf(now), query }];
}

type Context = { counted: Counted; now: number; targetMs: number };

function tilesWithoutHistory(context: Context, today: Today): Tile[] {
  const extra = Object.keys(context.counted.sessionsByStatus).filter(
    (status) => !(BOARD_STATUSES as readonly string[]).includes(status),
  );
  return [
    waitingTile(context),
    pastTile(context),
    statusTile('ON_HOLD', context),
    statusTile('ON_PROGRESS', context),
    statusTile('CREATED', context),
    endedTile(context, today),
    statusTile('BLOCKED', context),
    ...extra.sort().map((status): Tile => ({ ...statusTile(status, context), look: 'extra' })),
  ];
}

function waitingTile({ counted: { queue } }: Context): Tile {
  const foot: TileNote =
    queue.size === 0
      ? { kind: 'nobody' }
      : { kind: 'unassigned', count: queue.unassigned, query: queryForUnassignedQueue() };
  return {
    id: 'OPEN',
    look: 'big',
    value: queue.size,
    query: queryForStatus('OPEN'),
    foot,
    also: null,
    history: null,
  };
}

/** Counts the queue only; what is past its target elsewhere is red in its own tile. */
function pastTile({ counted: { queue }, now, targetMs }: Context): Tile {
  return {
    id: 'PAST',
    look: queue.past > 0 ? 'alarm' : 'big',
    value: queue.past,
    query: queryForPast(targetMs, now),
    foot: oldestWait(queue, now),
    also: queue.near > 0 ? { kind: 'near', count: queue.near, query: queryForNear(targetMs, now) } : null,
    history: null,
  };
}

function oldestWait(queue: QueueFigures, now: number): TileNote {
  const { oldestOpenSince, targetMs, sessions } = queue;
  if (oldestOpenSince === null) return { kind: 'nobody' };
  const withNews = oldestWithNews(queue, now);
  const isOldNews = sessions[0] !== undefined && isNoNews(sessions[0], now);
  const age = ageMs(oldestOpenSince, now);
  return {
    kind: 'oldest',
    sessionId: sessions[0]?.id ?? null,
    ageMs: age,
    tone: nearness(age, targetMs),
    withNewsMs: isOldNews && withNews ? ageMs(withNews.statusSince, now) : null,
  };
}

function endedTile({ counted, now }: Context, { from, isHeard }: Today): Tile {
  return {
    id: 'ENDED_TODAY',
    look: 'plain',
    value: isHeard ? counted.endedToday : null,
    query: queryEndedToday(from, Math.max(from, now)),
    foot: { kind: 'since', at: from },
    also: null,
    history: null,
  };
}

function statusTile(status: string, context: Context): Tile {
  const tile = context.counted.tiles.get(status);
  return {
    id: status,
    look: 'plain',
    value: context.counted.sessionsByStatus[status] ?? 0,
    query: queryForStatus(status),
    foot: footOf(status, context),
    also:
      status === 'ON_PROGRESS' && tile && tile.withBot > 0
        ? { kind: 'withBot', count: tile.withBot, query: queryForStatusWith(status, 'BOT') }
        : null,
    history: null,
  };
}

function footOf(status: string, { counted, now, targetMs }: Context): TileNote {
  const tile = counted.tiles.get(status);
  if (isTerminal(status)) return { kind: 'ever' };
  if (!isKnownStatus(status) && status !== NOT_REPORTED) return { kind: 'newValue' };
  if (!tile || tile.oldestSince === null) return { kind: 'nothing' };
  if (status === 'ON_PROGRESS') {
    return { kind: 'awaiting', count: tile.awaitingReply, query: queryForStatusAwaitingReply(status) };
  }
  const age = ageMs(tile.oldestSince, now);
  const tone = status === 'ON_HOLD' ? nearness(age, targetMs) : 'ok';
  return { kind: 'oldest', sessionId: tile.oldestId, ageMs: age, tone, withNewsMs: null };
}
