// What the bench asks of a process full of viewers, and what it hears back.
import type { BoardFigures } from '../../../lib/domain/board/board-figures.ts';
import type { Posted } from '../feeder/orders.ts';
import type { Returns } from './returns.ts';
import type { Counted, Door } from './viewer.ts';

/** What a server tells its viewers: changes of the board, or each event on its own. */
export type Dialect = 'board' | 'events';

/** More of them, until there are so many; `listened` of all are listened to, the others only counted. */
export type Opening = { door: Door; count: number; listened: number; onLoss: 'stay away' | 'come back' };

export type ViewersOrder =
  | ({ kind: 'open' } & Opening)
  /** Counts from nought from now on, and forgets what was heard. */
  | { kind: 'begin' }
  | { kind: 'count' }
  /** Who was lost since `begin`, and is back. */
  | { kind: 'returns' }
  /** When each of these events was heard, by each viewer that is listened to. */
  | { kind: 'match'; dialect: Dialect; posted: readonly Posted[] }
  /** The board as the first viewer holds it, or the first that was lost since `begin`. */
  | { kind: 'figures'; now: number }
  | { kind: 'close' };

export type Opened = { open: number; refused: number; tookMs: number };
export type CountedSince = Counted & { viewers: number; cpuMs: number };
/** `missing`: not heard yet. */
export type Matched = { latenciesMs: number[]; missing: number; applyMs: number[] };
export type Held = { position: string; sessions: number; figures: BoardFigures } | null;

export type ViewersReply =
  | { kind: 'ready' }
  | { kind: 'done' }
  | { kind: 'opened'; opened: Opened }
  | { kind: 'counted'; counted: CountedSince }
  | { kind: 'returned'; returns: Returns }
  | { kind: 'matched'; matched: Matched }
  | { kind: 'held'; held: Held }
  | { kind: 'failed'; message: string };
