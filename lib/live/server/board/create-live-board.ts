// The board that a worker keeps in memory, built once and then kept true by the change feed.
import type { Pool } from 'pg';
import { inSnapshot, readBoard, readSettings, readTouched } from '../../../db/live/board-read.ts';
import type { FeedChange, FeedPosition } from '../../../db/live/change-feed.ts';
import { listenForChanges } from '../../../db/live/change-listener.ts';
import type { BoardState } from '../../../domain/board/board.ts';
import { startOfLocalDay } from '../../../domain/time-zone.ts';
import { log } from '../../../log.ts';
import { gauge } from '../../../metrics.ts';
import { type BoardChange, isEmptyChange, NO_CHANGE } from './board-change.ts';
import {
  applyTouched,
  type BoardMemory,
  beginDay,
  boardStateOf,
  createBoardMemory,
  replaceAll,
} from './board-memory.ts';
import { watchDrift } from './drift-check.ts';
import { watchFeedHealth } from './feed-health.ts';
import { createFeedReader, type FeedReader } from './feed-reader.ts';
import { readLastHour, watchLastHour } from './last-hour-watch.ts';

export type BoardNews =
  | { kind: 'changed'; change: BoardChange }
  /** Only the health of the feed. */
  | { kind: 'feed' }
  /** Everything may be different: another org, another time zone, or a repair. */
  | { kind: 'rebuilt' }
  /** Somebody's role, password or sign-ins changed. */
  | { kind: 'user'; userId: string };

export type LiveBoard = {
  /** Resolves once the board is built; tries until the database is there. */
  start(): Promise<void>;
  /** Resolves once the board is built, by whoever started it. */
  ready(): Promise<void>;
  stop(): Promise<void>;
  /** A view on the memory, not a copy: use it before anything is awaited. */
  state(): BoardState;
  position(): FeedPosition;
  /** Up to when every change is known to be on the board, epoch ms. */
  asOf(): number;
  /** False where the board did not reach `wanted` within `ms`. */
  waitFor(wanted: FeedPosition, ms: number): Promise<boolean>;
  onNews(listener: (news: BoardNews) => void): () => void;
};

const BUILD_RETRY_MS = 500;
const TICK_MS = 1_000;
/** Far less than the day after which changes are pruned: who slept longer may have missed some. */
const FEED_GAP_MS = 6 * 3_600_000;

export function createLiveBoard(
  pool: Pool,
  databaseUrl: string,
  { driftCheckMs }: { driftCheckMs?: number } = {},
): LiveBoard {
  const memory = createBoardMemory();
  const listeners = new Set<(news: BoardNews) => void>();
  const tell = (news: BoardNews) => {
    for (const listener of listeners) listener(news);
  };
  const reader = createFeedReader(pool, (changes) => applyChanges({ pool, memory, tell }, changes));
  const rebuild = oneAtATime(async () => {
    await reader.restart(() => readAnew(pool, memory));
    tell({ kind: 'rebuilt' });
  });
  const stops: (() => unknown)[] = [];
  let started: Promise<void> | null = null;
  let built: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    built = resolve;
  });

  async function begin() {
    while (!(await succeeded(rebuild))) await new Promise((resolve) => setTimeout(resolve, BUILD_RETRY_MS));
    const listening = listenForChanges(databaseUrl, reader.wake);
    const ticking = setInterval(() => tick({ memory, reader, tell, rebuild }), TICK_MS);
    stops.push(
      () => listening.close(),
      () => clearInterval(ticking),
      watchFeedHealth({ pool, memory, onChange: () => tell({ kind: 'feed' }) }),
      watchLastHour({
        pool,
        memory,
        onChange: (lastHour) => tell({ kind: 'changed', change: { ...NO_CHANGE, lastHour } }),
      }),
      watchDrift({ pool, memory, reader, rebuild, everyMs: driftCheckMs }),
    );
    built();
  }

  return {
    start() {
      started ??= begin();
      return started;
    },
    ready: () => ready,
    async stop() {
      await Promise.all(stops.splice(0).map((stop) => stop()));
      await reader.stop();
    },
    state() {
      // Not only with the tick: nobody may be told yesterday's counts as today's.
      turnDay(memory, tell);
      return boardStateOf(memory);
    },
    position: reader.position,
    asOf: reader.readUpTo,
    waitFor: reader.waitFor,
    onNews(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

type Applying = { pool: Pool; memory: BoardMemory; tell: (news: BoardNews) => void };

async function applyChanges({ pool, memory, tell }: Applying, changes: readonly FeedChange[]) {
  const { orgId, timeZone } = memory.settings;
  const users = changes.filter((change) => change.kind === 'user').map(({ id }) => id);
  const isNewOrg = orgId === null || changes.some((change) => change.kind === 'org');
  const settings = isNewOrg ? await readSettings(pool) : null;
  if (settings && (settings.orgId !== orgId || settings.timeZone !== timeZone)) {
    await readAnew(pool, memory);
    return () => {
      tell({ kind: 'rebuilt' });
      for (const userId of new Set(users)) tell({ kind: 'user', userId });
    };
  }
  const readAt = Date.now();
  const touched = orgId === null ? NOTHING_TOUCHED : await readTouched(pool, orgId, changes);
  const change = applyTouched(memory, { ...touched, readAt, settings });
  return () => {
    if (!isEmptyChange(change)) tell({ kind: 'changed', change });
    for (const userId of new Set(users)) tell({ kind: 'user', userId });
  };
}

const NOTHING_TOUCHED = { sessions: [], closed: [], minutes: [], channels: [], assignees: [] };

async function readAnew(pool: Pool, memory: BoardMemory): Promise<FeedPosition> {
  const rows = await inSnapshot(pool, (db) => readBoard(db, Date.now()));
  const lastHour = await readLastHour(pool, rows.settings.orgId, Date.now());
  replaceAll(memory, rows);
  memory.lastHour = lastHour;
  return rows.position;
}

type Ticking = {
  memory: BoardMemory;
  reader: FeedReader;
  tell: (news: BoardNews) => void;
  rebuild: () => Promise<void>;
};

function tick({ memory, reader, tell, rebuild }: Ticking) {
  const now = Date.now();
  behind().set(now - reader.readUpTo());
  turnDay(memory, tell);
  if (now - reader.readUpTo() > FEED_GAP_MS) void succeeded(rebuild);
}

function turnDay(memory: BoardMemory, tell: Ticking['tell']) {
  const now = Date.now();
  if (now < memory.dayEnd || memory.dayEnd === 0) return;
  const dayStart = startOfLocalDay(now, memory.settings.timeZone);
  tell({ kind: 'changed', change: beginDay(memory, dayStart, now) });
}

/** Whoever asks while it is under way waits for the same. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> | null = null;
  return () => {
    underWay ??= work().finally(() => {
      underWay = null;
    });
    return underWay;
  };
}

/** Grows while Postgres is away, and while an open transaction anywhere in the cluster holds the feed back. */
function behind() {
  const help = 'How long ago the live board last knew every change, in ms';
  return gauge({ name: 'vigia_board_behind_ms', help, aggregator: 'max' });
}

async function succeeded(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    log.warn({ error }, 'the live board cannot be built yet');
    return false;
  }
}
