// A session is the fold of its events. Nothing here does I/O or reads the clock.
import type { AuthorKind, Direction } from '../events/event.ts';

/** The word for a session known only from messages; never sent by Zoho. */
export const NOT_REPORTED = 'NOT_REPORTED';

/** A session as boards, lists and sockets show it. Instants are epoch milliseconds. */
export type SessionCard = {
  id: string;
  channelId: string | null;
  status: string | null;
  statusSince: number;
  /** First OPEN of the present episode. */
  firstOpenAt: number | null;
  assigneeId: string | null;
  assigneeType: string | null;
  replyStatus: string | null;
  contactName: string | null;
  integration: string | null;
  messagesCount: number;
  awaitingReplySince: number | null;
  reopenCount: number;
  lastEventAt: number;
  /** Newest non-system message, its first 120 characters; null unless OPEN or ON_HOLD. */
  lastMessage: { text: string; direction: Direction; at: number } | null;
  /** Number of distinct events folded; the newer version wins. */
  version: number;
};

/** An unbroken stretch of one status with one assignee, known as one type; `to` is null while it lasts. */
export type Spell = {
  /** 0-based place in the session. */
  seq: number;
  status: string | null;
  from: number;
  to: number | null;
  assigneeId: string | null;
  assigneeType: string | null;
};

/** A message as its earliest IM_Message_Add told it, with the newest delivery state. */
export type Message = {
  id: string;
  sessionId: string;
  channelId: string;
  at: number;
  direction: Direction;
  authorKind: AuthorKind;
  authorName: string | null;
  type: string;
  text: string | null;
  status: string | null;
  statusAt: number | null;
};

export type Episode = {
  from: number;
  to: number | null;
  firstCustomerMessageAt: number | null;
  handoffAt: number | null;
  firstHumanReplyAt: number | null;
};

export type Holder = 'QUEUE' | 'BOT' | 'AGENT' | 'CUSTOMER' | 'CLOSED';
export type CustodySegment = {
  holder: Holder;
  assigneeId: string | null;
  from: number;
  to: number | null;
};
