// One event applied to one session. Nothing is changed in place.

import type { ImEvent } from '../../events/event.ts';
import type { Message } from '../session.ts';
import type { SessionState } from '../session-state.ts';
import { applyMessage, applyMessageState } from './apply-message.ts';
import { applyStatus } from './apply-status.ts';
import type { Step } from './step.ts';

/** `held` is the message that the event names, where the session has it already. */
export function applyEvent(before: SessionState | null, event: ImEvent, held: Message | null): Step {
  const state = counted(before ?? untouchedSession(event), event);
  switch (event.kind) {
    case 'message':
      return applyMessage(state, event, held);
    case 'message_status':
      return applyMessageState(state, event, held);
    case 'status':
      return { state: applyStatus(state, event), message: null };
  }
}

function counted(state: SessionState, event: ImEvent): SessionState {
  return {
    ...state,
    channelId: event.channelId || state.channelId,
    lastEventAt: event.at,
    version: state.version + 1,
  };
}

function untouchedSession(first: ImEvent): SessionState {
  const { at } = first;
  return {
    id: first.sessionId,
    channelId: '',
    status: null,
    statusSince: at,
    firstOpenAt: null,
    assigneeId: null,
    assigneeType: null,
    lastAssigneeId: null,
    replyStatus: null,
    contactName: null,
    contactExternalId: null,
    integration: null,
    ticketId: null,
    ticketNumber: null,
    messagesHeld: 0,
    zohoCount: null,
    messagesAfterZohoCount: 0,
    uncountedMessages: 0,
    missingMessages: 0,
    in: 0,
    out: 0,
    customerWaitingSince: null,
    reopenCount: 0,
    lastEndedAt: null,
    firstEventAt: at,
    lastEventAt: at,
    lastMessage: null,
    spell: { seq: 0, status: null, from: at, to: null, assigneeId: null, assigneeType: null },
    episode: {
      seq: 0,
      from: at,
      to: null,
      firstCustomerMessageAt: null,
      handoffAt: null,
      firstHumanReplyAt: null,
    },
    nextCustomerMessageAt: null,
    pendingMessageStates: [],
    version: 0,
  };
}
