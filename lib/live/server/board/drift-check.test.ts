import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import type { Pool } from 'pg';
import { describe, expect, it } from 'vitest';
import { FEED_START } from '../../../db/live/change-feed.ts';
import type { ChannelCounter, MinuteCount } from '../../../domain/board/board.ts';
import { sessionEvents } from '../../../domain/testing/arbitrary-events.ts';
import { eventsOf, opened, said } from '../../../domain/testing/sentences.ts';
import { writeOrg, writeSession } from '../../testing/board-writer.ts';
import { asSession, boardsForTests, nextNews } from '../../testing/boards.ts';
import { inChannel } from '../../testing/live-server.ts';
import { createBoardMemory } from './board-memory.ts';
import type { LiveBoard } from './create-live-board.ts';
import { boardDrift, findDifferences } from './drift-check.ts';
import { createFeedReader } from './feed-reader.ts';

const boards = boardsForTests();

const CHANNEL = 'ch1';
const MANY = { in: 40, out: 0, version: 0 };
const longAgo = Math.floor(Date.now() / 60_000) * 60_000 - 30 * 60_000;

type Spoil = (counter: ChannelCounter, minutes: Map<number, MinuteCount>) => void;

/** The state is a view on the memory: what is written into it is what the memory holds. */
function spoilIn(board: LiveBoard, spoil: Spoil) {
  const { counters, minutes } = board.state();
  const counter = counters.get(CHANNEL);
  const ofChannel = minutes.get(CHANNEL);
  if (!counter || !ofChannel) throw new Error('the channel is not on the board');
  spoil(counter, ofChannel as Map<number, MinuteCount>);
}

const drifted = async () => (await boardDrift().get()).values[0]?.value ?? 0;

describe('the drift check', () => {
  it('finds, repairs and counts what changed behind the back of the feed', async () => {
    await writeOrg(boards.pool());
    const board = await boards.start(300);
    await writeSession(boards.pool(), eventsOf(opened(), said('customer', 5)));
    await boards.caughtUp(board);
    const before = await drifted();
    await boards
      .pool()
      .query("UPDATE session SET fold = jsonb_set(fold, '{contactName}', '\"Somebody else\"')");
    const rebuilt = nextNews(board, 'rebuilt');
    await rebuilt;
    expect([...board.state().sessions.values()][0]?.contactName).toBe('Somebody else');
    expect(await drifted()).toBe(before + 1);
  });

  it.each<[string, Spoil]>([
    [
      'a count of ended sessions',
      (counter) => Object.assign(counter, { endedToday: counter.endedToday + 3 }),
    ],
    [
      'a count of a status',
      (counter) => Object.assign(counter, { closed: { ...counter.closed, MISSED: 7 } }),
    ],
    ['a count of messages', (counter) => Object.assign(counter, { in: counter.in + 3 })],
    ['a minute', (_, minutes) => minutes.set(longAgo, { channelId: CHANNEL, minute: longAgo, ...MANY })],
  ])('finds and repairs %s that is wrong, while events come to that channel', async (_what, spoil) => {
    await writeOrg(boards.pool());
    const board = await boards.start(300);
    const comes = (n: number) =>
      writeSession(
        boards.pool(),
        inChannel(CHANNEL, `s${n}`, asSession(eventsOf(opened(), said('customer', 5)), n)),
      );
    await comes(0);
    await boards.caughtUp(board);
    const before = await drifted();
    let writing = true;
    const traffic = (async () => {
      for (let n = 1; writing; n += 1) {
        await comes(n);
        await sleep(200);
      }
    })();
    const rebuilt = nextNews(board, 'rebuilt');
    // A counter is counted anew with each event: it must be wrong each time.
    const stop = board.onNews((news) => {
      if (news.kind === 'changed' && news.change.counters.size > 0) spoilIn(board, spoil);
    });
    spoilIn(board, spoil);
    await rebuilt;
    stop();
    writing = false;
    await traffic;
    expect(await drifted()).toBeGreaterThan(before);
  });

  it('does not keep the board from the feed while the database counts', async () => {
    await writeOrg(boards.pool());
    const reader = createFeedReader(boards.pool(), async () => () => undefined);
    await reader.restart(async () => FEED_START);
    let answer: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const slow = { connect: () => asked.then(() => boards.pool().connect()) } as Pool;
    const checking = findDifferences({ pool: slow, memory: createBoardMemory(), reader });
    expect(await reader.exclusively(async () => 'read')).toBe('read');
    answer();
    await checking;
    await reader.stop();
  });

  it('finds no drift while sessions come and go', { timeout: 30_000 }, async () => {
    await writeOrg(boards.pool());
    const before = await drifted();
    const board = await boards.start(100);
    const lives = fc.sample(sessionEvents, { numRuns: 60, seed: 7 }).map(asSession);
    for (const events of lives) {
      for (let n = 1; n <= events.length; n += 1) await writeSession(boards.pool(), events.slice(0, n));
    }
    await boards.caughtUp(board);
    await sleep(2_500);
    expect(await drifted()).toBe(before);
  });
});
