import { describe, expect, it, vi } from 'vitest';
import type { FeedHealth } from '../../../domain/board/board.ts';
import { writeOrg } from '../../testing/board-writer.ts';
import { boardsForTests } from '../../testing/boards.ts';

const boards = boardsForTests();

describe('the feed on the live board', () => {
  it('says that deliveries wait, and is live when something of ours was in them', async () => {
    await writeOrg(boards.pool());
    const board = await boards.start();
    const becomes = (feed: Partial<FeedHealth>) =>
      vi.waitFor(() => expect(board.state().feed).toMatchObject(feed), 4_000);
    await boards
      .pool()
      .query(
        "INSERT INTO delivery (received_at, id, source_id, body) VALUES (now(), gen_random_uuid(), 'source', '')",
      );
    await becomes({ pending: 1 });
    await boards
      .pool()
      .query("UPDATE delivery SET state = 'projected', events = 0, repeats = 0, not_ours = 1");
    await becomes({ pending: 0, state: 'QUIET', reason: 'nothing_yet', lastHeardAt: null });
    await boards.pool().query('UPDATE delivery SET repeats = 1');
    await becomes({ pending: 0, state: 'LIVE' });
  });

  it('says that it is behind where deliveries are not read', async () => {
    await writeOrg(boards.pool());
    await boards.pool().query(
      `INSERT INTO delivery (received_at, id, source_id, body)
       VALUES (now() - interval '31 seconds', gen_random_uuid(), 'source', '')`,
    );
    const board = await boards.start();
    await vi.waitFor(
      () => expect(board.state().feed).toMatchObject({ state: 'DELAYED', reason: 'behind' }),
      4_000,
    );
  });
});
