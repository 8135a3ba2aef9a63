// What a session is after the events folded so far. Plain JSON: it is stored as it is and folded on from there.
import type { Direction } from '../events/event.ts';
import type { Episode, Spell } from './session.ts';

/** The newest delivery state heard of a message that has not come yet. */
export type PendingMessageState = { messageId: string; status: string; at: number };

/** The present episode, or the ended one while no other has begun; `seq` is its 0-based place. */
export type EpisodeState = Episode & { seq: number };

export type SessionState = {
  id: string;
  /** '' while no event has named one. */
  channelId: string;
  /** Null: known from messages alone. */
  status: string | null;
  statusSince: number;
  firstOpenAt: number | null;
  assigneeId: string | null;
  assigneeType: string | null;
  /** The last assignee there was, also while nobody is assigned. */
  lastAssigneeId: string | null;
  replyStatus: string | null;
  contactName: string | null;
  contactExternalId: string | null;
  integration: string | null;
  ticketId: string | null;
  ticketNumber: string | null;
  /** Messages held, system ones included. */
  messagesHeld: number;
  /** Zoho's last readable count, and the messages that came after it in event order. */
  zohoCount: number | null;
  messagesAfterZohoCount: number;
  /** Messages that came and that Zoho's last count lacked: counts run behind. Since the first count. */
  uncountedMessages: number;
  /** Messages that Zoho counted between two of its counts and that never came. */
  missingMessages: number;
  /** Messages by direction, without system ones. */
  in: number;
  out: number;
  /** Oldest customer message after the last clearing, also while terminal. */
  customerWaitingSince: number | null;
  reopenCount: number;
  /** When it last became ENDED; whoever it is taken from while it is, it ends once. */
  lastEndedAt: number | null;
  firstEventAt: number;
  lastEventAt: number;
  /** Newest non-system message, whatever the status. */
  lastMessage: { text: string; direction: Direction; at: number } | null;
  spell: Spell;
  episode: EpisodeState;
  /** First customer message after the end: it will belong to the next episode. */
  nextCustomerMessageAt: number | null;
  pendingMessageStates: readonly PendingMessageState[];
  /** Number of distinct events folded. */
  version: number;
};
