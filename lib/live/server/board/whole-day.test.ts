import { afterEach, describe, expect, it, vi } from 'vitest';
import { type BoardFigures, boardFigures } from '../../../domain/board/board-figures.ts';
import type { Sentence } from '../../../domain/testing/sentences.ts';
import { ended, eventsOf, opened, said, T0 } from '../../../domain/testing/sentences.ts';
import { writeOrg, writeSession } from '../../testing/board-writer.ts';
import { boardsForTests } from '../../testing/boards.ts';
import { inChannel } from '../../testing/live-server.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const CHANNEL = 'c1';
const AGES = { '<1m': 30_000, '1-5m': 3 * MINUTE_MS, '5-15m': 9 * MINUTE_MS, '15-60m': 40 * MINUTE_MS };

const boards = boardsForTests();
afterEach(() => void vi.useRealTimers());

describe('the live board through 24 hours', () => {
  it.each([
    ['America/Sao_Paulo', 'a day with a midnight in it', Date.UTC(2026, 10, 20, 15)],
    ['America/New_York', 'the day of 23 hours', Date.UTC(2026, 2, 8, 4, 10)],
    ['America/New_York', 'the day of 25 hours', Date.UTC(2026, 10, 1, 3, 10)],
  ])('counts today and every age right at each hour, in %s, on %s', async (timeZone, _day, start) => {
    vi.useFakeTimers({ now: start, toFake: ['Date'] });
    await writeOrg(boards.pool(), timeZone);
    const board = await boards.start();
    const endedAt: number[] = [];
    const saidAt: number[] = [];
    const waitingSince: number[] = [];
    const write = (id: string, ...sentences: Sentence[]) =>
      writeSession(boards.pool(), inChannel(CHANNEL, id, eventsOf(...sentences)));

    for (let hour = 0; hour <= 26; hour += 1) {
      const now = start + hour * HOUR_MS;
      vi.setSystemTime(now);
      await write(
        `ended-${hour}`,
        opened(secondsOf(now) - 9),
        said('customer', secondsOf(now) - 8),
        ended(secondsOf(now) - 5),
      );
      endedAt.push(now - 5_000);
      saidAt.push(now - 8_000);
      for (const [bucket, ageMs] of Object.entries(AGES)) {
        await write(`${bucket}-${hour}`, opened(secondsOf(now - ageMs)));
        waitingSince.push(now - ageMs);
      }
      await boards.caughtUp(board);

      const today = (instants: readonly number[]) =>
        instants.filter((at) => dayOf(at, timeZone) === dayOf(now, timeZone));
      // The day turns with the board's own tick, once a second.
      await vi.waitFor(
        () =>
          expect(seen(boardFigures(board.state(), now))).toEqual({
            endedToday: today(endedAt).length,
            in: today(saidAt).length,
            ages: bucketsOf(waitingSince.map((since) => now - since)),
          }),
        3_000,
      );
    }
  });

  it('counts nothing of yesterday from the first moment of a day', async () => {
    const midnight = Date.UTC(2026, 5, 9);
    vi.useFakeTimers({ now: midnight - 60_000, toFake: ['Date'] });
    await writeOrg(boards.pool(), 'UTC');
    const board = await boards.start();
    const secondsToMidnight = (midnight - T0) / 1_000;
    await writeSession(
      boards.pool(),
      eventsOf(
        opened(secondsToMidnight - 90),
        said('customer', secondsToMidnight - 80),
        ended(secondsToMidnight - 70),
      ),
    );
    await boards.caughtUp(board);
    const today = (now: number) => {
      vi.setSystemTime(now);
      const { endedToday, messagesByChannel } = boardFigures(board.state(), now);
      return { endedToday, in: messagesByChannel.reduce((sum, row) => sum + row.in, 0) };
    };
    expect(today(midnight - 1)).toEqual({ endedToday: 1, in: 1 });
    expect(today(midnight)).toEqual({ endedToday: 0, in: 0 });
  });
});

function seen({ endedToday, messagesByChannel, queue }: BoardFigures) {
  return { endedToday, in: messagesByChannel[0]?.in, ages: queue.ages };
}

/** Counted by the bounds as metrics are written down, not by the product's own. */
function bucketsOf(agesMs: readonly number[]) {
  const between = (from: number, to: number) =>
    agesMs.filter((age) => age >= from * MINUTE_MS && age < to * MINUTE_MS).length;
  return {
    '<1m': between(0, 1),
    '1-5m': between(1, 5),
    '5-15m': between(5, 15),
    '15-60m': between(15, 60),
    '>60m': between(60, Infinity),
  };
}

const secondsOf = (at: number) => (at - T0) / 1_000;

const dayOf = (at: number, timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
