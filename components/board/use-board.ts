'use client';

import { useMemo } from 'react';
import { type BoardTime, useBoardTime } from '@/components/shell/use-board-time';
import { type Today, useToday } from '@/components/shell/use-today';
import { longestAwaiting } from '@/lib/domain/board/assignment-figures';
import type { BoardState, LastHour } from '@/lib/domain/board/board';
import { type BoardFigures, type BoardTally, boardTally, figuresAt } from '@/lib/domain/board/board-figures';
import type { BoardFilter } from '@/lib/domain/board/board-filter';
import type { BoardScope } from '@/lib/domain/board/board-scope';
import {
  type ChannelQueue,
  type HistogramBar,
  queueByChannel,
  queueFigures,
  queueHistogram,
} from '@/lib/domain/board/queue-figures';
import { useLive } from '@/lib/live/client/use-live';
import { type Tile, tilesOf } from './status-row/tiles';
import { useScopes } from './use-scopes';

export type BoardView = {
  time: BoardTime;
  today: Today;
  /** Of this view, the rows of its queue narrowed to the chosen ages. */
  figures: BoardFigures;
  tiles: Tile[];
  lastHour: LastHour;
  /** Of all who wait in this view, whatever ages are chosen. */
  bars: readonly HistogramBar[];
  /** Of all channels, whichever are chosen. */
  queues: ReadonlyMap<string | null, ChannelQueue>;
  /** By assignee: the session whose customer has waited longest for a reply. */
  longest: ReadonlyMap<string, string>;
  waitingAnywhere: number;
  /** Nothing has ever come: there is nothing to show yet. */
  isNew: boolean;
};

const selectState = (state: BoardState) => state;
const EVERYTHING: BoardFilter = {};

/** Everything on the board, from the same functions that answer for it on the server. */
export function useBoard(filter: BoardFilter): BoardView {
  const state = useLive(selectState);
  const time = useBoardTime();
  const today = useToday(time);
  const scopeOf = useScopes();
  const { buckets, ...chosen } = filter;
  const { channels: _chosen, ...anyChannel } = chosen;
  const scope = scopeOf(state, chosen);
  const tally = useMemo(() => boardTally(scope), [scope]);
  const longest = useMemo(() => longestAwaiting(scope.cards), [scope]);
  const view = useMemo(
    () => viewAt({ now: time.now, today, buckets }, scope, tally),
    [time.now, today, buckets, scope, tally],
  );
  const elsewhere = scopeOf(state, anyChannel);
  const measure = { now: time.now, targetMs: state.settings.queueTargetMs };
  return {
    ...{ time, today, lastHour: state.lastHour, longest, ...view },
    queues: queueByChannel(elsewhere.waiting, measure),
    waitingAnywhere: scopeOf(state, EVERYTHING).waiting.length,
    isNew: state.sessions.size === 0 && state.channels.size === 0 && state.counters.size === 0,
  };
}

type At = { now: number; today: Today; buckets: BoardFilter['buckets'] };

function viewAt({ now, today, buckets }: At, scope: BoardScope, tally: BoardTally) {
  const measure = { now, targetMs: scope.state.settings.queueTargetMs };
  const whole = figuresAt(now, scope, tally);
  const queue = buckets ? queueFigures(scope.waiting, { ...measure, buckets }) : whole.queue;
  return {
    figures: { ...whole, queue },
    tiles: tilesOf({ scope, now, today }, { ...tally, queue: whole.queue }),
    bars: queueHistogram(scope.waiting, measure),
  };
}
