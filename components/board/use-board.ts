'use client';

import { useMemo } from 'react';
import { type BoardTime, useBoardTime } from '@/components/shell/use-board-time';
import { type Today, useToday } from '@/components/shell/use-today';
import type { BoardState, LastHour } from '@/lib/domain/board/board';
import { type BoardFigures, boardFigures, liveCards } from '@/lib/domain/board/board-figures';
import type { BoardFilter } from '@/lib/domain/board/board-filter';
import { waitingOldestFirst } from '@/lib/domain/board/queue';
import type { SessionCard } from '@/lib/domain/session/session';
import { useLive } from '@/lib/live/client/use-live';
import { type Tile, tilesOf } from './status-row/tiles';

export type BoardView = {
  time: BoardTime;
  today: Today;
  figures: BoardFigures;
  tiles: Tile[];
  lastHour: LastHour;
  /** Who waits in this view, whatever ages are chosen; oldest first. */
  waiting: readonly SessionCard[];
  waitingAnywhere: number;
  /** Nothing has ever come: there is nothing to show yet. */
  isNew: boolean;
};

const selectState = (state: BoardState) => state;

/** Everything on the board, from the same functions that answer for it on the server. */
export function useBoard(filter: BoardFilter): BoardView {
  const state = useLive(selectState);
  const time = useBoardTime();
  const { now } = time;
  const today = useToday(time);
  const view = useMemo(() => boardViewOf({ state, now, today, filter }), [state, now, today, filter]);
  return { time, today, lastHour: state.lastHour, ...view };
}

type Board = { state: BoardState; now: number; today: Today; filter: BoardFilter };

function boardViewOf({ state, now, today, filter }: Board): Omit<BoardView, 'time' | 'today' | 'lastHour'> {
  const { buckets: _ages, ...scope } = filter;
  const whole = boardFigures(state, now, scope);
  return {
    figures: filter.buckets ? boardFigures(state, now, filter) : whole,
    tiles: tilesOf({ state, now, today, filter: scope }, whole),
    waiting: whole.queue.sessions,
    waitingAnywhere: waitingOldestFirst(liveCards(state)).length,
    isNew: state.sessions.size === 0 && state.channels.size === 0 && state.counters.size === 0,
  };
}
