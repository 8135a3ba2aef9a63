import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { busySnapshot } from '@/components/board/testing/busy-board';
import { renderBoard } from '@/components/board/testing/render-board';
import type { FeedHealth } from '@/lib/domain/board/board';
import { FeedPill } from './feed-pill';

const { feed } = busySnapshot();

function pillWith(rest: Partial<FeedHealth>) {
  return renderBoard({ snapshot: busySnapshot({ feed: { ...feed, ...rest } }), screen: <FeedPill /> });
}

const words = () => screen.getByRole('link').textContent;

describe('the feed pill', () => {
  afterEach(cleanup);

  it('says how long ago the last event was', async () => {
    await pillWith({});
    expect(words()).toBe('LIVElast event 2s ago');
  });

  it('says by how much the feed is behind, or how much is pending where that says more', async () => {
    await pillWith({ state: 'DELAYED', lagMs: 41_000 });
    expect(words()).toBe('DELAYED41s behind');
    cleanup();
    await pillWith({ state: 'DELAYED', reason: 'behind', pending: 1_204 });
    expect(words()).toBe('DELAYED1,204 pending');
  });

  it('says since when nothing has come', async () => {
    await pillWith({ state: 'DOWN' });
    expect(words()).toBe('DOWNno event since 14:32:48');
  });

  it('says that deliveries are refused', async () => {
    await pillWith({ state: 'DOWN', reason: 'refused' });
    expect(words()).toBe('DOWNdeliveries are refused');
  });

  it('says that this screen is offline, whatever the feed last was', async () => {
    const { lose } = await pillWith({});
    await lose();
    expect(words()).toBe('OFFLINEstale since 14:32:50');
  });
});
