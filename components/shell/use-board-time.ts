'use client';

import type { BoardState } from '@/lib/domain/board/board';
import { figuresStandAt } from '@/lib/domain/feed/feed-state';
import { useConnection, useLive, useServerNow } from '@/lib/live/client/use-live';

export type StaleCause = 'offline' | 'stale' | 'signedOut' | 'tooMany' | 'down';

export type BoardTime = {
  /** The time that the figures are of: it stands still while they are stale. */
  now: number;
  /** The clock of the server, as far as this screen knows it: it goes on while nothing comes from Zoho. */
  clock: number;
  /** Null while the figures are live. */
  staleSince: number | null;
  cause: StaleCause | null;
};

const CAUSE_OF = { signed_out: 'signedOut', too_many: 'tooMany' } as const;

const selectFeed = (state: BoardState) => state.feed;

/** Stale where this screen has lost the server, and where the server hears nothing from Zoho. */
export function useBoardTime(): BoardTime {
  const link = useConnection();
  const feed = useLive(selectFeed);
  const clock = useServerNow();
  if (link.status !== 'live') {
    const cause = link.refusal ? CAUSE_OF[link.refusal] : link.status;
    const since = link.staleSince ?? clock;
    return { now: since, clock, staleSince: since, cause };
  }
  if (feed.state === 'DOWN') {
    const heard = figuresStandAt(feed, clock);
    return { now: heard, clock, staleSince: heard, cause: 'down' };
  }
  return { now: clock, clock, staleSince: null, cause: null };
}
