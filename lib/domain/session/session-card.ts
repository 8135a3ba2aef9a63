import { isTerminal } from '../events/status.ts';
import type { SessionCard } from './session.ts';
import type { SessionState } from './session-state.ts';

export function cardOf(state: SessionState): SessionCard {
  return {
    id: state.id,
    channelId: state.channelId === '' ? null : state.channelId,
    status: state.status,
    statusSince: state.statusSince,
    firstOpenAt: state.firstOpenAt,
    assigneeId: state.assigneeId,
    assigneeType: state.assigneeType,
    replyStatus: state.replyStatus,
    contactName: state.contactName,
    integration: state.integration,
    messagesCount: messagesCountOf(state),
    awaitingReplySince: awaitingReplySinceOf(state),
    reopenCount: state.reopenCount,
    lastEventAt: state.lastEventAt,
    lastMessage: state.status === 'OPEN' || state.status === 'ON_HOLD' ? state.lastMessage : null,
    version: state.version,
  };
}

/** The larger of the messages held and Zoho's last count with the messages after it. */
export function messagesCountOf(state: SessionState): number {
  const counted = state.zohoCount === null ? 0 : state.zohoCount + state.messagesAfterZohoCount;
  return Math.max(state.messagesHeld, counted);
}

/** Null while terminal: nobody owes a reply to a closed session. */
export function awaitingReplySinceOf(state: SessionState): number | null {
  return isTerminal(state.status) ? null : state.customerWaitingSince;
}
