// A session is the fold of its events: any arrival order and any duplication of them give the same one.
import type { ImEvent } from '../events/event.ts';
import { inEventOrder } from '../events/event-order.ts';
import { type Finding, findingsIn } from './finding.ts';
import { applyEvent } from './fold/session-step.ts';
import type { Message, Spell } from './session.ts';
import type { SessionState } from './session-state.ts';

/** After `foldSession` all spells, messages and findings; after `extendSession` the new and the changed ones. */
export type Fold = { state: SessionState; spells: Spell[]; messages: Message[]; findings: Finding[] };

/** Null without events. Copies of one key count once. */
export function foldSession(events: readonly ImEvent[]): Fold | null {
  return fold(null, inEventOrder(events), new Map());
}

/** True where every event has its place after the last one folded; else the session is folded anew. */
export function canExtend(state: SessionState, events: readonly ImEvent[]): boolean {
  return events.every((event) => event.sessionId === state.id && event.at > state.lastEventAt);
}

/**
 * The fold of what `state` has folded and `events` together, given that `canExtend` holds.
 * `knownMessages` has, by id, every message held that one of the events names.
 */
export function extendSession(
  state: SessionState,
  events: readonly ImEvent[],
  knownMessages: ReadonlyMap<string, Message>,
): Fold {
  const extended = fold(state, inEventOrder(events, state.status), knownMessages);
  return extended ?? { state, spells: [], messages: [], findings: [] };
}

function fold(
  from: SessionState | null,
  ordered: readonly ImEvent[],
  known: ReadonlyMap<string, Message>,
): Fold | null {
  const messages = new Map<string, Message>();
  const spells = new Map<number, Spell>();
  const findings: Finding[] = [];
  let state = from;
  for (const event of ordered) {
    findings.push(...findingsIn(state, event));
    const step = applyEvent(state, event, heldMessage(event, messages, known));
    if (step.message) messages.set(step.message.id, step.message);
    if (step.state.spell !== state?.spell) {
      if (state) spells.set(state.spell.seq, { ...state.spell, to: step.state.spell.from });
      spells.set(step.state.spell.seq, step.state.spell);
    }
    state = step.state;
  }
  return state && { state, spells: [...spells.values()], messages: [...messages.values()], findings };
}

function heldMessage(
  event: ImEvent,
  changed: ReadonlyMap<string, Message>,
  known: ReadonlyMap<string, Message>,
): Message | null {
  if (event.kind === 'status') return null;
  const message = changed.get(event.messageId) ?? known.get(event.messageId);
  return message?.sessionId === event.sessionId ? message : null;
}
