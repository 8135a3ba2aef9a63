// One key, one event: what is new is recorded, what came again is counted.

import type { Transaction } from '../../db/connection/transaction.ts';
import {
  type DeliveredEvent,
  insertEvents,
  lockEvents,
  type Repeat,
  saveRepeats,
} from '../../db/projection/event-rows.ts';
import { atOf, parseInstant } from '../../domain/events/event-time.ts';

export type Recorded = {
  /** New events, distinct by key. */
  fresh: DeliveredEvent[];
  freshKeys: ReadonlySet<string>;
  /** Sessions of events that came again. */
  repeatedSessions: ReadonlySet<string>;
  /** Sessions in which an event moved, because an earlier receipt of it turned up. */
  movedSessions: ReadonlySet<string>;
  moved: readonly MovedEvent[];
};

/** Always to an earlier place. */
export type MovedEvent = { key: string; from: number; to: number };

export async function recordEvents(
  tx: Transaction,
  orgId: string,
  delivered: readonly DeliveredEvent[],
): Promise<Recorded> {
  const distinct = distinctByKey(delivered);
  const freshKeys = await insertEvents(tx, orgId, distinct);
  const again = new Map(
    distinct.filter(({ event }) => !freshKeys.has(event.key)).map((event) => [event.event.key, event]),
  );
  const repeatedSessions = new Set<string>();
  const movedSessions = new Set<string>();
  const moved: MovedEvent[] = [];
  const repeats: Repeat[] = [];
  for (const known of again.size > 0 ? await lockEvents(tx, orgId, [...again.keys()].sort()) : []) {
    const repeat = again.get(known.key);
    if (!repeat) continue;
    const receivedAt = Math.min(known.receivedAt, repeat.receivedAt);
    const { at, clockFlagged } = placeAfter({ ...known, receivedAt });
    repeats.push({ key: known.key, deliveries: repeat.deliveries, receivedAt, at, clockFlagged });
    repeatedSessions.add(known.sessionId);
    if (at === known.at) continue;
    movedSessions.add(known.sessionId);
    moved.push({ key: known.key, from: known.at, to: at });
  }
  if (repeats.length > 0) await saveRepeats(tx, orgId, repeats);
  const fresh = distinct.filter(({ event }) => freshKeys.has(event.key));
  return { fresh, freshKeys, repeatedSessions, movedSessions, moved };
}

/** Sorted by key, the order in which rows are locked. Of copies in one batch the earliest receipt counts. */
function distinctByKey(delivered: readonly DeliveredEvent[]): DeliveredEvent[] {
  const byKey = new Map<string, DeliveredEvent>();
  for (const copy of delivered) {
    const held = byKey.get(copy.event.key);
    if (!held) byKey.set(copy.event.key, copy);
    else byKey.set(copy.event.key, together(held, copy));
  }
  return [...byKey.values()].sort((a, b) => (a.event.key < b.event.key ? -1 : 1));
}

function together(one: DeliveredEvent, other: DeliveredEvent): DeliveredEvent {
  const [earlier] = one.receivedAt <= other.receivedAt ? [one] : [other];
  return { ...earlier, deliveries: one.deliveries + other.deliveries };
}

function placeAfter(known: { eventTime: string; receivedAt: number; at: number }) {
  const eventTimeMs = parseInstant(known.eventTime);
  if (eventTimeMs === null) return { at: known.at, clockFlagged: false };
  return atOf({ eventTimeMs, receivedAt: known.receivedAt });
}
