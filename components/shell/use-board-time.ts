'use client';

import type { BoardState } from '@/lib/domain/board/board';
import { useConnection, useLive, useServerNow } from '@/lib/live/client/use-live';

export type StaleCause = 'offline' | 'stale' | 'signedOut' | 'tooMany' | 'down';

export type BoardTime = {
  /** The time that the figures are of: it stands still while they are stale. */
  now: number;
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
  const now = useServerNow();
  if (link.status !== 'live') {
    return {
      now,
      staleSince: link.staleSince ?? now,
      cause: link.refusal ? CAUSE_OF[link.refusal] : link.status,
    };
  }
  if (feed.state === 'DOWN') {
    const heard = feed.lastReceivedAt ?? now;
    return { now: heard, staleSince: heard, cause: 'down' };
  }
  return { now, staleSince: null, cause: null };
}
