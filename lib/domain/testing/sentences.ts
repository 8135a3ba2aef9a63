// Test data that reads as a sentence: sessionAfter(opened(), accepted(by('Ana'), 40), said('customer', 65)).
import type { ImEvent, MessageEvent, MessageStatusEvent, StatusEvent } from '../events/event.ts';
import type { SessionCard } from '../session/session.ts';
import { cardOf } from '../session/session-card.ts';
import { foldSession } from '../session/session-fold.ts';
import type { SessionState } from '../session/session-state.ts';

/** A Friday, 14:00 in UTC. Every time in a sentence is in seconds after it. */
export const T0 = Date.UTC(2026, 1, 13, 14);

export const SESSION_ID = '3942000001025031';
export const CHANNEL_ID = '3942000000995017';

/** One thing that happens; `place` is its number in the sentence and makes its key and ids. */
export type Sentence = (place: number) => ImEvent;

export type Assigned = { assigneeId: string | null; assigneeType: string | null };

export function by(name: string): Assigned {
  return { assigneeId: `agent-${name}`, assigneeType: 'AGENT' };
}

export function bot(name = 'Triagem'): Assigned {
  return { assigneeId: `bot-${name}`, assigneeType: 'BOT' };
}

export const nobody: Assigned = { assigneeId: null, assigneeType: null };

export function reported(status: string, seconds: number, rest: Partial<StatusEvent> = {}): Sentence {
  return (place) => ({
    kind: 'status',
    key: keyOf(place),
    at: T0 + seconds * 1000,
    sessionId: SESSION_ID,
    channelId: CHANNEL_ID,
    status,
    oldStatus: null,
    replyStatus: 'ACCEPTED',
    messagesCount: null,
    ...nobody,
    ...rest,
  });
}

export function created(seconds = 0): Sentence {
  return reported('CREATED', seconds, { replyStatus: 'UNASSIGNED' });
}

export function opened(seconds = 0, assigned: Assigned = nobody): Sentence {
  return reported('OPEN', seconds, assigned);
}

export function accepted(assigned: Assigned, seconds: number): Sentence {
  return reported('ON_HOLD', seconds, { ...assigned, oldStatus: 'OPEN' });
}

export function inProgress(assigned: Assigned, seconds: number): Sentence {
  return reported('ON_PROGRESS', seconds, assigned);
}

export function ended(seconds: number, assigned: Assigned = nobody): Sentence {
  return reported('ENDED', seconds, { ...assigned, replyStatus: 'SESSION_ENDED' });
}

type Speaker = 'customer' | 'agent' | 'bot' | 'system';

export function said(who: Speaker, seconds: number, rest: Partial<MessageEvent> = {}): Sentence {
  return (place) => ({
    kind: 'message',
    key: keyOf(place),
    at: T0 + seconds * 1000,
    sessionId: SESSION_ID,
    channelId: CHANNEL_ID,
    messageId: `message-${place}`,
    direction: who === 'customer' ? 'IN' : 'OUT',
    type: who === 'system' ? 'INFO' : 'TEXT',
    text: `${who} at ${seconds}`,
    status: who === 'customer' ? 'SAVED' : 'SENT',
    integration: 'WHATSAPP',
    actor: actorOf(who),
    ticketId: null,
    ticketNumber: null,
    attachment: null,
    ...rest,
  });
}

export function delivered(
  messageId: string,
  seconds: number,
  rest: Partial<MessageStatusEvent> = {},
): Sentence {
  return (place) => ({
    kind: 'message_status',
    key: keyOf(place),
    at: T0 + seconds * 1000,
    sessionId: SESSION_ID,
    channelId: CHANNEL_ID,
    messageId,
    status: 'DELIVERED',
    oldStatus: 'SENT',
    updatedAt: null,
    ...rest,
  });
}

export function eventsOf(...sentences: readonly Sentence[]): ImEvent[] {
  return sentences.map((happen, place) => happen(place));
}

export function sessionAfter(...sentences: readonly Sentence[]): SessionState {
  const fold = foldSession(eventsOf(...sentences));
  if (fold === null) throw new Error('A session needs an event.');
  return fold.state;
}

/** A card as if it had come about; `rest` says what matters. */
export function cardWith(rest: Partial<SessionCard> & { id: string }): SessionCard {
  return { ...cardOf(sessionAfter(opened())), ...rest };
}

function keyOf(place: number): string {
  return `key-${String(place).padStart(4, '0')}`;
}

function actorOf(who: Speaker): MessageEvent['actor'] {
  const nobodyInParticular = { id: null, name: null, externalId: null };
  if (who === 'customer') return { ...nobodyInParticular, name: 'Kamal Nayan', type: 'ENDUSER' };
  if (who === 'agent') return { ...nobodyInParticular, name: 'Ana Souza', type: 'AGENT' };
  return { ...nobodyInParticular, type: who === 'bot' ? 'BOT' : null };
}
