// What Zoho reports about instant messaging, as the fold knows it. Rules: ARCHITECTURE.md, "The fold".

export type Direction = 'IN' | 'OUT';
export type AuthorKind = 'customer' | 'agent' | 'bot' | 'system';
export type ActorType = 'ENDUSER' | 'AGENT' | 'BOT';

/**
 * `key` identifies the event across deliveries; `at` is the only time the fold knows (epoch ms).
 * Ids are text exactly as sent; every string is free of NUL and lone surrogates.
 * `channelId` is '' where the event names none.
 */
type EventBase = { key: string; at: number; sessionId: string; channelId: string };

/** `assigneeId` is already null where nobody is assigned (missing, "", "-1", "0"). */
export type StatusEvent = EventBase & {
  kind: 'status';
  status: string;
  oldStatus: string | null;
  replyStatus: string | null;
  assigneeId: string | null;
  assigneeType: string | null;
  /** Zoho's own count; null where it is absent or not a whole number ≥ 0. */
  messagesCount: number | null;
};

export type Actor = {
  id: string | null;
  name: string | null;
  type: ActorType | null;
  externalId: string | null;
};

export type MessageEvent = EventBase & {
  kind: 'message';
  messageId: string;
  direction: Direction;
  /** TEXT, INFO, ATTACHMENT, … and whatever Zoho invents next. */
  type: string;
  text: string | null;
  status: string | null;
  integration: string | null;
  actor: Actor;
  ticketId: string | null;
  ticketNumber: string | null;
  attachment: { name: string; type: string | null; sizeBytes: number | null } | null;
};

export type MessageStatusEvent = EventBase & {
  kind: 'message_status';
  messageId: string;
  status: string;
  oldStatus: string | null;
  /** Zoho's `updatedTime`; null where it cannot be read (then `at` stands in). */
  updatedAt: number | null;
};

export type ImEvent = StatusEvent | MessageEvent | MessageStatusEvent;

/** An event with what is known of its arrival; `position` is its place in our own record. */
export type RecordedEvent = {
  event: ImEvent;
  position: string;
  eventTime: string;
  receivedAt: number;
  deliveries: number;
  /** The event time lay more than 5 minutes after receipt, so `at` is the receipt. */
  clockFlagged: boolean;
};
