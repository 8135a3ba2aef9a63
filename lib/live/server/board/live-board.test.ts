import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { boardFigures } from '../../../domain/board/board-figures.ts';
import type { ImEvent } from '../../../domain/events/event.ts';
import { sessionEvents } from '../../../domain/testing/arbitrary-events.ts';
import { ended, eventsOf, opened, said, T0 } from '../../../domain/testing/sentences.ts';
import { inTransaction, note, ORG, writeOrg, writeSession } from '../../testing/board-writer.ts';
import { asSession, boardsForTests, nextNews } from '../../testing/boards.ts';
import type { LiveBoard } from './create-live-board.ts';

const boards = boardsForTests();
afterEach(() => void vi.useRealTimers());

function contentOf(board: LiveBoard) {
  const { sessions, counters, minutes, ...rest } = board.state();
  const unversioned = <T extends { version: number }>({ version: _, ...row }: T) => row;
  const byChannel = [...counters.values()]
    .map(unversioned)
    .sort((a, b) => (a.channelId < b.channelId ? -1 : 1));
  const busy = byChannel.filter(
    (row) => Object.keys(row.closed).length + row.endedToday + row.in + row.out > 0,
  );
  const perMinute = [...minutes.values()].flatMap((ofChannel) => [...ofChannel.values()].map(unversioned));
  return {
    sessions: new Map([...sessions].sort(([a], [b]) => (a < b ? -1 : 1))),
    counters: busy,
    minutes: perMinute
      .filter((row) => row.in + row.out > 0)
      .sort((a, b) => a.minute - b.minute || (a.channelId < b.channelId ? -1 : 1)),
    channels: rest.channels,
    assignees: rest.assignees,
    settings: rest.settings,
  };
}

describe('the live board', () => {
  it('equals one built afresh after any sequence of changes by several writers', async () => {
    const seed = Number(process.env.FC_SEED ?? Date.now() % 1_000_000);
    console.info(`FC_SEED=${seed}`);
    await writeOrg(boards.pool());
    const lived = await boards.start();
    const sessions = fc.sample(sessionEvents, { numRuns: 40, seed }).map(asSession);
    const write = async (events: readonly ImEvent[]) => {
      for (let n = 1; n <= events.length; n += 2) await writeSession(boards.pool(), events.slice(0, n));
      await writeSession(boards.pool(), events);
    };
    await Promise.all(
      [0, 1, 2, 3].map(async (writer) => {
        for (const [n, events] of sessions.entries()) if (n % 4 === writer) await write(events);
      }),
    );
    await boards.caughtUp(lived);
    const fresh = await boards.start();
    expect(contentOf(lived)).toEqual(contentOf(fresh));
    expect(contentOf(lived).sessions.size).toBeGreaterThan(0);
    const now = Date.now();
    const { feed: _lived, ...figures } = boardFigures(lived.state(), now);
    const { feed: _fresh, ...expected } = boardFigures(fresh.state(), now);
    expect(figures).toEqual(expected);
    expect(lived.position()).toEqual(fresh.position());
  });

  it('hears of a commit without waiting for its next poll', async () => {
    await writeOrg(boards.pool());
    const board = await boards.start();
    await boards.caughtUp(board);
    const changed = nextNews(board, 'changed');
    const startedAt = performance.now();
    await writeSession(boards.pool(), eventsOf(opened()));
    await changed;
    expect(performance.now() - startedAt).toBeLessThan(900);
    expect(board.state().sessions.size).toBe(1);
  });

  it('shows a commit soon after the older transaction that held it back has ended, though nobody calls', async () => {
    await writeOrg(boards.pool());
    const board = await boards.start();
    await boards.caughtUp(board);
    const older = await boards.pool().connect();
    await older.query('BEGIN');
    await older.query('SELECT pg_current_xact_id()');
    await writeSession(boards.pool(), eventsOf(opened()));
    await sleep(300);
    expect(board.state().sessions.size).toBe(0);
    const changed = nextNews(board, 'changed');
    const startedAt = performance.now();
    await older.query('ROLLBACK');
    older.release();
    await changed;
    expect(performance.now() - startedAt).toBeLessThan(700);
    expect(board.state().sessions.size).toBe(1);
  });

  it('goes on hearing when its listening connection is killed', async () => {
    await writeOrg(boards.pool());
    const board = await boards.start();
    await boards.caughtUp(board);
    await vi.waitFor(async () => {
      const { rowCount } = await boards
        .pool()
        .query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()",
        );
      expect(rowCount).toBe(1);
    });
    await writeSession(boards.pool(), eventsOf(opened()));
    await vi.waitFor(() => expect(board.state().sessions.size).toBe(1), 3_000);
    await vi.waitFor(async () => {
      const { rowCount } = await boards
        .pool()
        .query("SELECT 1 FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()");
      expect(rowCount).toBe(1);
    }, 5_000);
  });

  it('is behind for a moment, and no longer, when every connection is lost', async () => {
    await writeOrg(boards.pool());
    const board = await boards.start(100);
    for (let n = 0; n < 10; n += 1) {
      await boards.pool().query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE pid <> pg_backend_pid() AND datname = current_database()`,
      );
      await sleep(30);
    }
    const lostAt = Date.now();
    await writeSession(boards.pool(), eventsOf(opened()));
    await vi.waitFor(() => expect(board.state().sessions.size).toBe(1), 4_000);
    await vi.waitFor(() => expect(board.asOf()).toBeGreaterThan(lostAt), 4_000);
  });

  it('lets a session go that ends, and counts it today', async () => {
    await writeOrg(boards.pool());
    const board = await boards.start();
    const now = Math.floor((Date.now() - T0) / 1_000);
    await writeSession(boards.pool(), eventsOf(opened(now - 9), said('customer', now - 8)));
    await boards.caughtUp(board);
    expect(boardFigures(board.state(), Date.now()).sessionsByStatus.OPEN).toBe(1);
    await writeSession(boards.pool(), eventsOf(opened(now - 9), said('customer', now - 8), ended(now - 1)));
    await boards.caughtUp(board);
    const figures = boardFigures(board.state(), Date.now());
    expect(figures.sessionsByStatus).toMatchObject({ OPEN: 0, ENDED: 1 });
    expect(figures.endedToday).toBe(1);
    expect(figures.messagesByChannel).toMatchObject([{ in: 1, out: 0 }]);
  });

  it('begins when the first delivery pins the org', async () => {
    await boards.pool().query("INSERT INTO source (id) VALUES ('source')");
    const board = await boards.start();
    expect(board.state().settings.orgId).toBeNull();
    const rebuilt = nextNews(board, 'rebuilt');
    await boards.pool().query('UPDATE source SET org_id = $1', [ORG]);
    await writeSession(boards.pool(), eventsOf(opened()));
    await rebuilt;
    expect(board.state().settings.orgId).toBe(ORG);
    expect(board.state().sessions.size).toBe(1);
  });

  it('counts today anew when the time zone of the org changes', async () => {
    await writeOrg(boards.pool(), 'UTC');
    const board = await boards.start();
    const rebuilt = nextNews(board, 'rebuilt');
    await inTransaction(boards.pool(), async (tx) => {
      await tx.query("UPDATE org SET time_zone = 'Asia/Kathmandu'");
      await note(tx, 'org', ORG);
    });
    await rebuilt;
    expect(board.state().settings.timeZone).toBe('Asia/Kathmandu');
  });

  it('passes a changed queue target on without building everything anew', async () => {
    await writeOrg(boards.pool());
    const board = await boards.start();
    const changed = nextNews(board, 'changed');
    await inTransaction(boards.pool(), async (tx) => {
      await tx.query('UPDATE org SET queue_target_ms = 60000');
      await note(tx, 'org', ORG);
    });
    expect(await changed).toMatchObject({ change: { settings: { queueTargetMs: 60_000 } } });
  });

  it('names the user whose sign-in changed', async () => {
    await writeOrg(boards.pool());
    const board = await boards.start();
    const named = nextNews(board, 'user');
    await inTransaction(boards.pool(), (tx) => note(tx, 'user', 'u1'));
    expect(await named).toEqual({ kind: 'user', userId: 'u1' });
  });

  it('reads everything anew once, however long that takes, after it has read nothing for hours', async () => {
    await writeOrg(boards.pool());
    const board = await boards.start();
    let rebuilt = 0;
    board.onNews(({ kind }) => {
      if (kind === 'rebuilt') rebuilt += 1;
    });
    const locking = await boards.pool().connect();
    await locking.query('BEGIN; LOCK TABLE change, session IN ACCESS EXCLUSIVE MODE');
    vi.useFakeTimers({ now: Date.now() + 7 * 3_600_000, toFake: ['Date'] });
    await sleep(3_500);
    await locking.query('ROLLBACK');
    locking.release();
    await vi.waitFor(() => expect(rebuilt).toBe(1), 4_000);
    await boards.caughtUp(board);
    await sleep(500);
    expect(rebuilt).toBe(1);
  });
});
