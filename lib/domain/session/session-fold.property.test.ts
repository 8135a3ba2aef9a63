import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ImEvent, RecordedEvent } from '../events/event.ts';
import { arrivalsOf, sessionEvents } from '../testing/arbitrary-events.ts';
import { holdsAlways } from '../testing/property-runs.ts';
import type { Finding } from './finding.ts';
import type { Message, Spell } from './session.ts';
import { canExtend, extendSession, type Fold, foldSession } from './session-fold.ts';
import { sessionHistoryOf } from './session-history.ts';

const eventsAndArrivals = sessionEvents.chain((events) => fc.tuple(fc.constant(events), arrivalsOf(events)));

it('gives the same session, spells, messages and findings for any arrival order with any duplication', () => {
  holdsAlways(
    fc.property(eventsAndArrivals, ([events, arrivals]) => {
      expect(foldSession(arrivals)).toEqual(foldSession(events));
    }),
  );
});

it('gives the same episodes and custody for any arrival order, and a custody without gaps', () => {
  holdsAlways(
    fc.property(eventsAndArrivals, ([events, arrivals]) => {
      const history = sessionHistoryOf(events.map(recorded));
      const again = sessionHistoryOf(distinct(arrivals).map(recorded));
      expect(again?.episodes).toEqual(history?.episodes);
      expect(again?.custody).toEqual(history?.custody);
      const custody = history?.custody ?? [];
      expect(custody[0]?.from).toBe(history?.state.firstEventAt);
      expect(custody.map(({ to }) => to)).toEqual([...custody.slice(1).map(({ from }) => from), null]);
    }),
  );
});

it('gives the same whether folded at once or as it comes, stored as JSON in between', () => {
  holdsAlways(
    fc.property(eventsAndArrivals, fc.array(fc.integer({ min: 1, max: 6 })), ([events, arrivals], sizes) => {
      const projected = projectedInChunks(arrivals, sizes);
      expect(projected).toEqual(foldSession(events));
    }),
  );
});

it('extends, and does not fold anew, where events come in order', () => {
  holdsAlways(
    fc.property(sessionEvents, fc.integer({ min: 0, max: 6 }), (events, step) => {
      const split = Math.min(...events.map(({ at }) => at)) + step * 1000;
      const early = foldSession(events.filter(({ at }) => at <= split));
      const late = events.filter(({ at }) => at > split);
      if (early === null) return;
      expect(canExtend(early.state, late)).toBe(true);
      const stored = storedOf(early);
      const extended = extendSession(stored.state, late, stored.messages);
      expect(merged(stored, extended)).toEqual(foldSession(events));
    }),
  );
});

it('finds as many missing messages as the session counts, and a mismatch wherever the timeline marks one', () => {
  holdsAlways(
    fc.property(sessionEvents, (events) => {
      const findings = foldSession(events)?.findings ?? [];
      const history = sessionHistoryOf(events.map(recorded));
      const missing = findings.map((found) => (found.kind === 'missing_messages' ? found.missing : 0));
      expect(missing.reduce((sum, n) => sum + n, 0)).toBe(history?.state.missingMessages);
      const marked = history?.timeline.filter(({ anomalies }) => anomalies.includes('old_status_mismatch'));
      const lost = findings.filter(({ kind }) => kind === 'lost_transition');
      expect(lost.map(({ at }) => at)).toEqual(marked?.map(({ at }) => at));
    }),
  );
});

it('keeps spells, episodes and counts consistent', () => {
  holdsAlways(
    fc.property(sessionEvents, (events) => {
      const history = sessionHistoryOf(events.map(recorded));
      const { state, spells = [], episodes = [], messages = [] } = history ?? {};
      expect(spells.map(({ seq }) => seq)).toEqual(spells.map((_, index) => index));
      expect(spells.map(({ to }) => to)).toEqual([...spells.slice(1).map(({ from }) => from), null]);
      expect(spells.at(-1)).toEqual(state?.spell);
      expect(episodes.slice(0, -1).every(({ to }) => to !== null)).toBe(true);
      expect(state?.messagesHeld).toBe(messages.length);
      expect(state?.version).toBe(events.length);
      const talk = messages.filter(({ authorKind }) => authorKind !== 'system');
      expect((state?.in ?? 0) + (state?.out ?? 0)).toBe(talk.length);
    }),
  );
});

type Stored = {
  state: Fold['state'];
  spells: Map<number, Spell>;
  messages: Map<string, Message>;
  findings: Finding[];
};

/** As the projector does it: extend where possible, else fold all that is known. */
function projectedInChunks(arrivals: readonly ImEvent[], sizes: readonly number[]): Fold | null {
  const known = new Map<string, ImEvent>();
  let stored: Stored | null = null;
  let from = 0;
  for (let chunk = 0; from < arrivals.length; chunk += 1) {
    const size = sizes[chunk] ?? 4;
    const fresh = distinct(arrivals.slice(from, from + size)).filter(({ key }) => !known.has(key));
    from += size;
    for (const event of fresh) known.set(event.key, event);
    if (fresh.length === 0) continue;
    if (stored && canExtend(stored.state, fresh)) {
      stored = storedOf(merged(stored, extendSession(stored.state, fresh, namedBy(fresh, stored.messages))));
    } else {
      const fold = foldSession([...known.values()]);
      stored = fold && storedOf(fold);
    }
  }
  return stored && foldOf(stored);
}

function namedBy(events: readonly ImEvent[], messages: ReadonlyMap<string, Message>): Map<string, Message> {
  const ids = new Set(events.flatMap((event) => (event.kind === 'status' ? [] : [event.messageId])));
  return new Map([...messages].filter(([id]) => ids.has(id)));
}

function storedOf(fold: Fold): Stored {
  const { state, spells, messages, findings } = JSON.parse(JSON.stringify(fold)) as Fold;
  return {
    state,
    findings,
    spells: new Map(spells.map((spell) => [spell.seq, spell])),
    messages: new Map(messages.map((message) => [message.id, message])),
  };
}

function merged(stored: Stored, { state, spells, messages, findings }: Fold): Fold {
  for (const spell of spells) stored.spells.set(spell.seq, spell);
  for (const message of messages) stored.messages.set(message.id, message);
  return foldOf({ ...stored, state, findings: [...stored.findings, ...findings] });
}

function foldOf({ state, spells, messages, findings }: Stored): Fold {
  return { state, spells: [...spells.values()], messages: [...messages.values()], findings };
}

function distinct(events: readonly ImEvent[]): ImEvent[] {
  return [...new Map(events.map((event) => [event.key, event])).values()];
}

function recorded(event: ImEvent, index: number): RecordedEvent {
  const eventTime = String(event.at);
  return {
    event,
    position: String(index),
    eventTime,
    receivedAt: event.at,
    deliveries: 1,
    clockFlagged: false,
  };
}
