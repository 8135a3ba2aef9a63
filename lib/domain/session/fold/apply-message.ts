import type { MessageEvent, MessageStatusEvent } from '../../events/event.ts';
import { isTerminal } from '../../events/status.ts';
import type { Message } from '../session.ts';
import type { EpisodeState, SessionState } from '../session-state.ts';
import { authorKindOf } from './author-kind.ts';
import { contactNameAfter } from './contact-name.ts';
import { type DeliveryState, newerDeliveryState } from './message-state.ts';
import type { Step } from './step.ts';

const LAST_MESSAGE_CHARACTERS = 120;

/** A message told again changes nothing but what `state` already counts: its facts are those of the first telling. */
export function applyMessage(state: SessionState, event: MessageEvent, held: Message | null): Step {
  const integration = event.integration || state.integration;
  if (held) return { state: { ...state, integration }, message: null };
  const pending = state.pendingMessageStates.find(({ messageId }) => messageId === event.messageId);
  const message = messageOf(state, event, pending ?? null);
  const after: SessionState = {
    ...state,
    integration,
    ...contactAfter(state, event),
    ...ticketAfter(state, event),
    ...conversationAfter(state, event, message),
    messagesHeld: state.messagesHeld + 1,
    messagesAfterZohoCount: state.messagesAfterZohoCount + 1,
    pendingMessageStates: state.pendingMessageStates.filter((waiting) => waiting !== pending),
  };
  return { state: after, message };
}

/** A state that comes before its message waits for it; it makes no message. */
export function applyMessageState(
  state: SessionState,
  event: MessageStatusEvent,
  held: Message | null,
): Step {
  const told: DeliveryState = { status: event.status, at: event.updatedAt ?? event.at };
  if (held) return { state, message: withDeliveryState(held, told) };
  const pending = state.pendingMessageStates.find(({ messageId }) => messageId === event.messageId);
  const newest = newerDeliveryState(pending ?? null, told);
  const others = state.pendingMessageStates.filter((waiting) => waiting !== pending);
  const pendingMessageStates = [...others, { messageId: event.messageId, ...newest }];
  return { state: { ...state, pendingMessageStates }, message: null };
}

function withDeliveryState(message: Message, told: DeliveryState): Message | null {
  const held = message.statusAt === null ? null : { status: message.status ?? '', at: message.statusAt };
  const newest = newerDeliveryState(held, told);
  return newest === held ? null : { ...message, status: newest.status, statusAt: newest.at };
}

/** Where the event names no channel, the message is of the session's channel at that moment. */
function messageOf(state: SessionState, event: MessageEvent, pending: DeliveryState | null): Message {
  return {
    id: event.messageId,
    sessionId: event.sessionId,
    channelId: state.channelId,
    at: event.at,
    direction: event.direction,
    authorKind: authorKindOf(event, state),
    authorName: event.actor.name,
    type: event.type,
    text: event.text,
    status: pending?.status ?? event.status,
    statusAt: pending?.at ?? null,
  };
}

function contactAfter(state: SessionState, event: MessageEvent) {
  if (event.direction !== 'IN') return {};
  return {
    contactName: contactNameAfter(state.contactName, event.actor.name),
    contactExternalId: event.actor.externalId || state.contactExternalId,
  };
}

/** A ticket belongs to a message: id and number come from the newest message that names either. */
function ticketAfter(state: SessionState, event: MessageEvent) {
  const { ticketId, ticketNumber } = event.ticketId || event.ticketNumber ? event : state;
  return { ticketId, ticketNumber };
}

function conversationAfter(state: SessionState, event: MessageEvent, message: Message) {
  if (message.authorKind === 'system') return {};
  const isIn = event.direction === 'IN';
  return {
    in: state.in + (isIn ? 1 : 0),
    out: state.out + (isIn ? 0 : 1),
    lastMessage: { text: firstCharacters(wordsOf(event)), direction: event.direction, at: event.at },
    ...partsPlayed(state, message),
  };
}

function partsPlayed(state: SessionState, { authorKind, at }: Message) {
  const { episode } = state;
  switch (authorKind) {
    case 'customer':
      return { customerWaitingSince: state.customerWaitingSince ?? at, ...customerWrote(state, at) };
    case 'agent':
      return { customerWaitingSince: null, episode: humanReplied(episode, at) };
    case 'bot':
      return state.assigneeType === 'BOT' ? { customerWaitingSince: null } : {};
    case 'system':
      return {};
  }
}

/** After the end a customer's message belongs to the episode that it may begin. */
function customerWrote(state: SessionState, at: number) {
  if (isTerminal(state.status)) return { nextCustomerMessageAt: state.nextCustomerMessageAt ?? at };
  if (state.episode.firstCustomerMessageAt !== null) return {};
  return { episode: { ...state.episode, firstCustomerMessageAt: at } };
}

function humanReplied(episode: EpisodeState, at: number): EpisodeState {
  return episode.firstHumanReplyAt === null ? { ...episode, firstHumanReplyAt: at } : episode;
}

function wordsOf(event: MessageEvent): string {
  return event.text?.trim() ? event.text : (event.attachment?.name ?? '');
}

function firstCharacters(text: string): string {
  return text.length <= LAST_MESSAGE_CHARACTERS
    ? text
    : [...text.slice(0, 2 * LAST_MESSAGE_CHARACTERS)].slice(0, LAST_MESSAGE_CHARACTERS).join('');
}
