import { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/postgres.ts';
import type { Viewer } from '../../auth/viewer.ts';
import { feedPool } from '../../db/connection/pool.ts';
import type { ImEvent } from '../../domain/events/event.ts';
import { ended, eventsOf, opened, said } from '../../domain/testing/sentences.ts';
import { inTransaction, note, writeOrg, writeSession } from '../testing/board-writer.ts';
import { createLiveBoard, type LiveBoard } from './board/create-live-board.ts';
import { boardAnswer } from './board-answer.ts';

const viewer: Viewer = {
  kind: 'token',
  userId: null,
  name: '',
  email: null,
  role: 'viewer',
  orgId: null,
  channels: 'all',
  locale: null,
};

let database: TestDatabase;
let pool: Pool;
let boards: LiveBoard[];

beforeAll(async () => {
  database = await testDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
  pool = new Pool({ connectionString: database.url, max: 6 });
  await writeOrg(pool);
});
afterAll(async () => {
  await feedPool().end();
  await pool.end();
  await database.drop();
});
beforeEach(async () => {
  boards = [createLiveBoard(pool, database.url), createLiveBoard(pool, database.url)];
  await Promise.all(boards.map((board) => board.start()));
});
afterEach(async () => {
  await Promise.all(boards.map((board) => board.stop()));
});

function boardOf(worker: number): LiveBoard {
  const board = boards[worker % boards.length];
  if (!board) throw new Error('there is no such worker');
  return board;
}

function called(id: string, events: readonly ImEvent[]): ImEvent[] {
  return events.map(
    (event): ImEvent =>
      event.kind === 'status'
        ? { ...event, sessionId: id }
        : { ...event, sessionId: id, messageId: `${id}-${event.messageId}` },
  );
}

describe('GET /api/board', () => {
  it('contains everything that was committed before it was asked, whichever worker answers, 500 times', {
    timeout: 90_000,
  }, async () => {
    for (let n = 1; n <= 500; n += 1) {
      await writeSession(pool, called(`s${n}`, eventsOf(opened(n))));
      const { queue, feed } = await boardAnswer(viewer, undefined, boardOf(n));
      expect(feed.pending).toBe(0);
      expect(queue.size).toBe(n);
    }
  });

  it('says the same whichever worker answers', async () => {
    await writeSession(pool, called('s1', eventsOf(opened(), said('customer', 3), ended(9))));
    const [one, other] = await Promise.all(boards.map((board) => boardAnswer(viewer, undefined, board)));
    expect({ ...one, asOf: 0 }).toEqual({ ...other, asOf: 0 });
  });

  it('counts what it could not wait for as pending', { timeout: 10_000 }, async () => {
    const older = await pool.connect();
    await older.query('BEGIN');
    await note(older, 'session', 'nobody');
    await writeSession(pool, called('late', eventsOf(opened())));
    const answer = await boardAnswer(viewer, undefined, boardOf(0));
    expect(answer.feed.pending).toBeGreaterThan(0);
    expect(answer.queue.sessions.some(({ id }) => id === 'late')).toBe(false);
    await older.query('COMMIT');
    older.release();
    const after = await boardAnswer(viewer, undefined, boardOf(0));
    expect(after.feed.pending).toBe(0);
    expect(after.queue.sessions.some(({ id }) => id === 'late')).toBe(true);
  });

  it('shows only the channels that were asked for, and of these only what the viewer may see', async () => {
    const elsewhere = called('s2', eventsOf(opened())).map((event) => ({ ...event, channelId: 'care' }));
    await writeSession(pool, elsewhere);
    const ask = async (channels: Viewer['channels'], asked?: string[]) =>
      (await boardAnswer({ ...viewer, channels }, asked, boardOf(1))).queue.sessions.map(({ id }) => id);
    expect(await ask('all', ['care'])).toEqual(['s2']);
    expect(await ask(['care'])).toEqual(['s2']);
    expect(await ask(['sales'], ['care'])).toEqual([]);
    expect(await ask('all', ['a channel nobody knows'])).toEqual([]);
  });

  it('is for the people of its org alone', async () => {
    const stranger = { ...viewer, orgId: 'another' };
    await expect(boardAnswer(stranger, undefined, boardOf(0))).rejects.toMatchObject({ status: 403 });
  });

  it('counts the elements in quarantine as of now', async () => {
    await inTransaction(pool, (tx) =>
      tx.query(
        `INSERT INTO quarantined_element (id, source_id, received_at, delivery_id, reason)
         VALUES (gen_random_uuid(), 'source', now(), gen_random_uuid(), 'unreadable')`,
      ),
    );
    expect((await boardAnswer(viewer, undefined, boardOf(0))).feed.quarantined).toBe(1);
  });
});
