'use client';

import type { BoardState } from '@/lib/domain/board/board';
import { channelNameOf } from '@/lib/domain/board/channel-name';
import type { SessionDetail } from '@/lib/domain/session/session-detail';
import { useLive } from '@/lib/live/client/use-live';

export type Names = {
  /** Null where no event has named a channel. */
  channel: string | null;
  /** The id where no name is known. */
  assignee: (id: string) => string;
  isBot: (id: string) => boolean;
};

const selectChannels = (state: BoardState) => state.channels;
const selectAssignees = (state: BoardState) => state.assignees;

/** Names as they are now: somebody may give one while the page is open. */
export function useNames(detail: SessionDetail): Names {
  const channels = useLive(selectChannels);
  const assignees = useLive(selectAssignees);
  const { channelId, channelName } = detail.session;
  const channel = channelId === null ? undefined : channels.get(channelId);
  return {
    channel: channel ? channelNameOf(channel) : channelName,
    assignee: (id) => assignees.get(id)?.name ?? detail.assignees[id]?.name ?? id,
    isBot: (id) => (detail.assignees[id]?.type ?? assignees.get(id)?.type) === 'BOT',
  };
}
