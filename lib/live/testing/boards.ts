// Live boards on a fresh database for each test. Call `boardsForTests` once in a test file.
import { Pool } from 'pg';
import { afterEach, beforeEach, expect } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/postgres.ts';
import { readOutstanding } from '../../db/live/change-feed.ts';
import type { ImEvent } from '../../domain/events/event.ts';
import { T0 } from '../../domain/testing/sentences.ts';
import { type BoardNews, createLiveBoard, type LiveBoard } from '../server/board/create-live-board.ts';

export function boardsForTests() {
  // Filled before each test.
  const fixture = {} as { database: TestDatabase; pool: Pool };
  const boards: LiveBoard[] = [];

  beforeEach(async () => {
    fixture.database = await testDatabase();
    fixture.pool = new Pool({ connectionString: fixture.database.url, max: 12 });
    fixture.pool.on('error', () => undefined);
  });
  afterEach(async () => {
    await Promise.all(boards.splice(0).map((board) => board.stop()));
    await fixture.pool.end();
    await fixture.database.drop();
  });

  return {
    pool: () => fixture.pool,
    async start(driftCheckMs?: number): Promise<LiveBoard> {
      const board = createLiveBoard(fixture.pool, fixture.database.url, { driftCheckMs });
      boards.push(board);
      await board.start();
      return board;
    },
    /** Until the board shows everything that is committed now. */
    async caughtUp(board: LiveBoard) {
      const { newest } = await readOutstanding(fixture.pool);
      expect(await board.waitFor(newest, 5_000)).toBe(true);
    },
  };
}

export function nextNews(board: LiveBoard, kind: BoardNews['kind']): Promise<BoardNews> {
  return new Promise((resolve) => {
    const stop = board.onNews((news) => {
      if (news.kind !== kind) return;
      stop();
      resolve(news);
    });
  });
}

/** The same events in a session of its own, around now, so that they count today. */
export function asSession(events: readonly ImEvent[], n: number): ImEvent[] {
  const base = Date.now() - 600_000;
  return events.map((event): ImEvent => {
    const moved = { ...event, sessionId: `s${n}`, key: `${n}-${event.key}`, at: base + (event.at - T0) * 50 };
    return moved.kind === 'status' ? moved : { ...moved, messageId: `${n}-${moved.messageId}` };
  });
}
