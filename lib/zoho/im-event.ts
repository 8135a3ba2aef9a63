// The payloads of Zoho's three instant-messaging events, as their documentation shows them, read with indulgence:
// ids as numbers or text, fields missing, words that no list names.
import type { Actor, ActorType, Direction, ImEvent, MessageEvent } from '../domain/events/event.ts';
import { parseInstant } from '../domain/events/event-time.ts';
import type { QuarantineReason } from '../domain/events/quarantine-reason.ts';
import { countIn, idIn, type JsonRecord, recordIn, textIn } from './fields.ts';

const READERS = {
  IM_Message_Add: messageFrom,
  IM_Message_Status: messageStatusFrom,
  IM_Session_Status: statusFrom,
} as const;

export type ImEventType = keyof typeof READERS;

type Stamp = { key: string; at: number };
type Base = Stamp & { sessionId: string; channelId: string };

export function isImEventType(type: string): type is ImEventType {
  return Object.hasOwn(READERS, type);
}

/** The event, or what the payload lacks to be one. */
export function imEventFrom(
  type: ImEventType,
  payload: JsonRecord,
  stamp: Stamp,
): ImEvent | QuarantineReason {
  const sessionId = idIn(payload, 'sessionId');
  if (sessionId === null) return 'missing_session';
  const channelId = idIn(payload, 'channelId') ?? '';
  return READERS[type](payload, { ...stamp, sessionId, channelId });
}

function statusFrom(payload: JsonRecord, base: Base): ImEvent | QuarantineReason {
  const status = idIn(payload, 'sessionStatus');
  if (status === null) return 'missing_status';
  return {
    ...base,
    kind: 'status',
    status,
    oldStatus: idIn(payload, 'sessionOldStatus'),
    replyStatus: idIn(payload, 'replyStatus'),
    assigneeId: assigneeIdIn(payload),
    assigneeType: idIn(payload, 'assigneeType'),
    messagesCount: countIn(payload, 'messagesCount'),
  };
}

const NOBODY: readonly string[] = ['-1', '0'];

function assigneeIdIn(payload: JsonRecord): string | null {
  const id = idIn(payload, 'currentAssigneeId');
  return id === null || NOBODY.includes(id.trim()) ? null : id;
}

function messageStatusFrom(payload: JsonRecord, base: Base): ImEvent | QuarantineReason {
  const messageId = idIn(payload, 'messageId');
  if (messageId === null) return 'missing_message';
  const told = recordIn(payload, 'messageNewStatus');
  const status = idIn(told, 'status');
  if (status === null) return 'missing_status';
  const updatedTime = idIn(told, 'updatedTime');
  return {
    ...base,
    kind: 'message_status',
    messageId,
    status,
    oldStatus: idIn(payload, 'messageOldStatus'),
    updatedAt: updatedTime === null ? null : parseInstant(updatedTime),
  };
}

function messageFrom(payload: JsonRecord, base: Base): ImEvent | QuarantineReason {
  const messageId = idIn(payload, 'id');
  if (messageId === null) return 'missing_message';
  const actor = actorFrom(recordIn(payload, 'actor'));
  const attachment = attachmentIn(payload);
  const meta = recordIn(payload, 'meta');
  return {
    ...base,
    kind: 'message',
    messageId,
    direction: directionFrom(idIn(payload, 'direction'), actor.type),
    type: idIn(payload, 'messageType') ?? (attachment ? 'ATTACHMENT' : 'TEXT'),
    text: textIn(payload, 'text'),
    status: idIn(payload, 'status'),
    integration: idIn(payload, 'integration'),
    actor,
    ticketId: idIn(meta, 'DESK_TICKET_ID'),
    ticketNumber: idIn(meta, 'DESK_TICKET_NUMBER'),
    attachment,
  };
}

/** Where no direction is told: what an end user wrote came in, anything else went out. */
function directionFrom(told: string | null, author: ActorType | null): Direction {
  if (told === 'IN' || told === 'OUT') return told;
  return author === 'ENDUSER' ? 'IN' : 'OUT';
}

function actorFrom(actor: JsonRecord): Actor {
  return {
    id: idIn(actor, 'id') ?? idIn(actor, 'contactId'),
    name: nameIn(actor),
    type: actorTypeFrom(idIn(actor, 'type')),
    externalId: idIn(actor, 'externalId'),
  };
}

/** Zoho writes ENDUSER in its webhooks and both spellings in its API. */
function actorTypeFrom(type: string | null): ActorType | null {
  if (type === 'ENDUSER' || type === 'END_USER') return 'ENDUSER';
  return type === 'AGENT' || type === 'BOT' ? type : null;
}

/** Zoho's API has the sub-object in every message, empty where there is no attachment. */
function attachmentIn(payload: JsonRecord): MessageEvent['attachment'] {
  const attachment = recordIn(payload, 'attachment');
  const name = nameIn(attachment);
  const type = idIn(attachment, 'type');
  if (name === null && type === null) return null;
  return { name: name ?? '', type, sizeBytes: countIn(attachment, 'size') };
}

/** A name is shown in lists; whatever else was sent stays in the event as sent. */
const LONGEST_NAME = 200;

function nameIn(record: JsonRecord): string | null {
  const name = textIn(record, 'name');
  return name?.trim() ? firstCharacters(name, LONGEST_NAME) : null;
}

/** Never half of a surrogate pair. */
function firstCharacters(text: string, count: number): string {
  return text.length <= count ? text : [...text.slice(0, 2 * count)].slice(0, count).join('');
}
