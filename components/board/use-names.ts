'use client';

import { useMemo } from 'react';
import type { BoardState } from '@/lib/domain/board/board';
import { channelNameOf } from '@/lib/domain/board/channel-name';
import { useLive } from '@/lib/live/client/use-live';

export type BoardNames = {
  /** Null where no event has named a channel. */
  channel: (id: string | null) => string | null;
  /** The id where no name is known; null where nobody is assigned. */
  assignee: (id: string | null) => string | null;
};

const selectChannels = (state: BoardState) => state.channels;
const selectAssignees = (state: BoardState) => state.assignees;

export function useBoardNames(): BoardNames {
  const channels = useLive(selectChannels);
  const assignees = useLive(selectAssignees);
  return useMemo(
    () => ({
      channel: (id) => (id === null ? null : channelNameOf(channels.get(id) ?? unnamed(id))),
      assignee: (id) => (id === null ? null : (assignees.get(id)?.name ?? id)),
    }),
    [channels, assignees],
  );
}

function unnamed(id: string) {
  return { id, name: null, integration: null };
}
