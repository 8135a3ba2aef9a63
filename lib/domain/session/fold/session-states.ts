import type { ImEvent } from '../../events/event.ts';
import type { Message } from '../session.ts';
import type { SessionState } from '../session-state.ts';
import { applyEvent } from './session-step.ts';

/** The session after each of the events, which are distinct and in event order. */
export function statesOf(ordered: readonly ImEvent[]): SessionState[] {
  const messages = new Map<string, Message>();
  let state: SessionState | null = null;
  return ordered.map((event) => {
    const held = event.kind === 'status' ? null : (messages.get(event.messageId) ?? null);
    const step = applyEvent(state, event, held);
    if (step.message) messages.set(step.message.id, step.message);
    state = step.state;
    return step.state;
  });
}
