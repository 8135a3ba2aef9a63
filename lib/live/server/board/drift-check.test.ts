import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sessionEvents } from '../../../domain/testing/arbitrary-events.ts';
import { eventsOf, opened, said } from '../../../domain/testing/sentences.ts';
import { writeOrg, writeSession } from '../../testing/board-writer.ts';
import { asSession, boardsForTests, nextNews } from '../../testing/boards.ts';
import { boardDrift } from './drift-check.ts';

const boards = boardsForTests();

describe('the drift check', () => {
  it('finds, repairs and counts what changed behind the back of the feed', async () => {
    await writeOrg(boards.pool());
    const board = await boards.start(300);
    await writeSession(boards.pool(), eventsOf(opened(), said('customer', 5)));
    await boards.caughtUp(board);
    const before = (await boardDrift().get()).values[0]?.value ?? 0;
    await boards
      .pool()
      .query("UPDATE session SET fold = jsonb_set(fold, '{contactName}', '\"Somebody else\"')");
    const rebuilt = nextNews(board, 'rebuilt');
    await rebuilt;
    expect([...board.state().sessions.values()][0]?.contactName).toBe('Somebody else');
    expect((await boardDrift().get()).values[0]?.value).toBe(before + 1);
  });

  it('finds no drift while sessions come and go', { timeout: 30_000 }, async () => {
    await writeOrg(boards.pool());
    const before = (await boardDrift().get()).values[0]?.value ?? 0;
    const board = await boards.start(100);
    const lives = fc.sample(sessionEvents, { numRuns: 60, seed: 7 }).map(asSession);
    for (const events of lives) {
      for (let n = 1; n <= events.length; n += 1) await writeSession(boards.pool(), events.slice(0, n));
    }
    await boards.caughtUp(board);
    await sleep(2_500);
    expect((await boardDrift().get()).values[0]?.value ?? 0).toBe(before);
  });
});
