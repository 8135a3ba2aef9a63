// One element as Zoho Desk sends it, to the letter: ids, counts and times are text, and createdTime is the wall clock
// of India written as if it were UTC.
import type { Contact } from './contacts.ts';
import type { Agent, Bot, Integration } from './shop.ts';

export type ZohoElement = {
  payload: Readonly<Record<string, unknown>>;
  eventTime: string;
  eventType: string;
  orgId: string;
};

/** `bareIds`: this one comes with its ids as numbers above 2^53, as in Zoho's own sample of IM_Message_Status. */
export type SimulatedEvent = { eventTime: number; element: ZohoElement; bareIds: boolean };

export type Author = { kind: 'contact'; contact: Contact } | { kind: 'staff'; by: Agent | Bot };

export type MessageContent = {
  type: string;
  text?: string;
  /** attachment, location, info, template, layout: whatever that type carries. */
  more?: Readonly<Record<string, unknown>>;
};

const INDIA_OFFSET_MS = 5.5 * 3_600_000;

export type StatusFacts = {
  sessionId: string;
  channelId: string;
  status: string;
  oldStatus: string | null;
  replyStatus: string;
  messagesCount: number;
  assignee: Agent | Bot | null;
  /** How Zoho says that nobody is assigned: nothing documents it, so all of these occur. */
  nobody: 'missing' | 'empty' | 'minus one' | 'zero';
};

export function statusPayload(facts: StatusFacts): ZohoElement['payload'] {
  return {
    ...assigneeId(facts),
    sessionStatus: facts.status,
    replyStatus: facts.replyStatus,
    ...(facts.oldStatus === null ? {} : { sessionOldStatus: facts.oldStatus }),
    sessionId: facts.sessionId,
    messagesCount: String(facts.messagesCount),
    ...assigneeType(facts),
    channelId: facts.channelId,
  };
}

function assigneeId({ assignee, nobody }: StatusFacts): object {
  if (assignee) return { currentAssigneeId: assignee.id };
  const words = { empty: '', 'minus one': '-1', zero: '0' };
  return nobody === 'missing' ? {} : { currentAssigneeId: words[nobody] };
}

function assigneeType({ assignee, nobody }: StatusFacts): object {
  if (assignee) return { assigneeType: assignee.kind };
  return nobody === 'empty' || nobody === 'zero' ? { assigneeType: '' } : {};
}

export type MessageFacts = {
  id: string;
  sessionId: string;
  channelId: string;
  integration: Integration;
  author: Author;
  content: MessageContent;
  ticket: { id: string; number: string } | null;
  status: string;
  at: number;
};

export function messagePayload(facts: MessageFacts): ZohoElement['payload'] {
  const { author, content, ticket } = facts;
  return {
    actor: actorOf(author),
    messageType: content.type,
    meta: ticket ? { DESK_TICKET_ID: ticket.id, DESK_TICKET_NUMBER: ticket.number } : {},
    integration: facts.integration,
    createdTime: String(Math.floor((facts.at - 1_286 - INDIA_OFFSET_MS) / 1_000) * 1_000),
    sessionId: facts.sessionId,
    id: facts.id,
    ...(content.text === undefined ? {} : { text: content.text }),
    channelId: facts.channelId,
    direction: author.kind === 'contact' ? 'IN' : 'OUT',
    status: facts.status,
    ...content.more,
  };
}

function actorOf(author: Author): object {
  if (author.kind === 'contact') {
    const { id, name, externalId } = author.contact;
    return { contactId: id, name, externalId, type: 'ENDUSER' };
  }
  const { id, name, kind } = author.by;
  return kind === 'BOT' ? { id, name, type: kind, botType: 'GC' } : { id, name, type: kind };
}

export type MessageStatusFacts = {
  messageId: string;
  sessionId: string;
  channelId: string;
  oldStatus: string;
  status: string;
  at: number;
};

export function messageStatusPayload(facts: MessageStatusFacts): ZohoElement['payload'] {
  return {
    messageOldStatus: facts.oldStatus,
    messageNewStatus: { updatedTime: new Date(facts.at).toISOString(), status: facts.status },
    messageId: facts.messageId,
    sessionId: facts.sessionId,
    channelId: facts.channelId,
  };
}

/** The element as JSON text. Ids as bare numbers must not pass through a JavaScript number: it would change them. */
export function textOf({ element, bareIds }: Pick<SimulatedEvent, 'element' | 'bareIds'>): string {
  const text = JSON.stringify(element);
  return bareIds ? text.replaceAll(/"(messageId|sessionId|channelId)":"(\d+)"/g, '"$1":$2') : text;
}

/** The same event at another time: the shop's clock need not be the one on the wall. */
export function movedTo(event: SimulatedEvent, at: number): SimulatedEvent {
  const byMs = at - event.eventTime;
  if (byMs === 0) return event;
  const { payload } = event.element;
  const { createdTime, messageNewStatus } = payload;
  return {
    ...event,
    eventTime: at,
    element: {
      ...event.element,
      eventTime: String(at),
      payload: {
        ...payload,
        ...(typeof createdTime === 'string' && { createdTime: movedSecond(createdTime, byMs) }),
        ...(isUpdate(messageNewStatus) && {
          messageNewStatus: { ...messageNewStatus, updatedTime: new Date(at).toISOString() },
        }),
      },
    },
  };
}

function movedSecond(createdTime: string, byMs: number): string {
  return String(Math.floor((Number(createdTime) + byMs) / 1_000) * 1_000);
}

function isUpdate(value: unknown): value is { updatedTime: string; status: string } {
  return typeof value === 'object' && value !== null && 'updatedTime' in value;
}
