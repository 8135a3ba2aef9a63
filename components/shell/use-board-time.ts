'use client';

import type { BoardState } from '@/lib/domain/board/board';
import { useConnection, useLive, useServerNow } from '@/lib/live/client/use-live';

export type StaleCause = 'offline' | 'stale' | 'signedOut' | 'tooMany' | 'down';

export type BoardTime = {
  /** The time that the figures are of: it stands still while they are stale. */
  now: number;
  /** The clock of the server: it goes on while nothing comes from Zoho. */
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
  const now = useServerNow();
  if (link.status !== 'live') {
    const cause = link.refusal ? CAUSE_OF[link.refusal] : link.status;
    return { now, clock: now, staleSince: link.staleSince ?? now, cause };
  }
  if (feed.state === 'DOWN') {
    const heard = feed.lastHeardAt ?? now;
    return { now: heard, clock: now, staleSince: heard, cause: 'down' };
  }
  return { now, clock: now, staleSince: null, cause: null };
}
