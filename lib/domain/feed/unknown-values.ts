// Values that Zoho has sent and that nobody has documented, with when first and last, and how often.
import type { ImEvent } from '../events/event.ts';
import { newValuesOf, type ValueField } from '../events/known-values.ts';

/** `eventType`: an element whose type says that it is about messaging, and that we do not read. */
export type UnknownField = ValueField | 'eventType';

/** Instants of the events (of an event type: of its deliveries), epoch ms; `n` distinct events (elements). */
export type UnknownValue = {
  field: UnknownField;
  value: string;
  n: number;
  firstAt: number;
  lastAt: number;
};

export type Sighting = { field: UnknownField; value: string; at: number };

export function sightingsIn(event: ImEvent): Sighting[] {
  return newValuesOf(event).map((found) => ({ ...found, at: event.at }));
}

/** One row for each field and value, sorted by them. */
export function unknownValuesOf(sightings: readonly Sighting[]): UnknownValue[] {
  return together(sightings.map(({ field, value, at }) => ({ field, value, n: 1, firstAt: at, lastAt: at })));
}

/** Of parts of what came, in any order. */
export function together(parts: readonly UnknownValue[]): UnknownValue[] {
  const rows = new Map<string, UnknownValue>();
  for (const part of parts) {
    const key = keyOf(part);
    const held = rows.get(key);
    rows.set(key, held ? added(held, part) : part);
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

export function keyOf({ field, value }: Pick<UnknownValue, 'field' | 'value'>): string {
  return `${field}\u0000${value}`;
}

function added(a: UnknownValue, b: UnknownValue): UnknownValue {
  return {
    ...a,
    n: a.n + b.n,
    firstAt: Math.min(a.firstAt, b.firstAt),
    lastAt: Math.max(a.lastAt, b.lastAt),
  };
}
