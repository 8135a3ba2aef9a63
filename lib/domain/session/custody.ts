// Who has the ball: the stretches of a session by who has to act, gapless from its first event.
import { assignmentOf } from '../events/assignment.ts';
import { isTerminal } from '../events/status.ts';
import type { CustodySegment, Holder } from './session.ts';
import type { SessionState } from './session-state.ts';

/** `states` are the session after each of its events. A stretch without length is none. */
export function custodyOf(states: readonly SessionState[]): CustodySegment[] {
  const segments: CustodySegment[] = [];
  for (const state of states) {
    const next = custodyAt(state);
    dropEmpty(segments, next.from);
    const last = segments.at(-1);
    if (last && last.holder === next.holder && last.assigneeId === next.assigneeId) last.to = null;
    else segments.push(next);
    closeAllButLast(segments);
  }
  return segments;
}

/** `assigneeId` names the bot or the agent; nobody in particular holds the others. */
function custodyAt(state: SessionState): CustodySegment {
  const holder = holderOf(state);
  const assigneeId = holder === 'BOT' || holder === 'AGENT' ? state.assigneeId : null;
  return { holder, assigneeId, from: state.lastEventAt, to: null };
}

export function holderOf(state: SessionState): Holder {
  if (isTerminal(state.status)) return 'CLOSED';
  if (state.status === null) return state.customerWaitingSince === null ? 'CUSTOMER' : 'QUEUE';
  if (state.assigneeId === null) return 'QUEUE';
  if (state.lastMessage?.direction === 'OUT') return 'CUSTOMER';
  return assignmentOf(state) === 'BOT' ? 'BOT' : 'AGENT';
}

function dropEmpty(segments: CustodySegment[], from: number): void {
  if (segments.at(-1)?.from === from) segments.pop();
}

function closeAllButLast(segments: CustodySegment[]): void {
  const before = segments.at(-2);
  const last = segments.at(-1);
  if (before && last) before.to = last.from;
}
