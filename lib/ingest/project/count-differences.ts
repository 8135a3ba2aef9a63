// Counters move by the difference between before and after, so that duplicates, late events and moves count once.
import type { MinuteDelta, StatusDelta } from '../../db/projection/counter-rows.ts';
import { minuteOf } from '../../domain/board/message-rates.ts';
import type { Message } from '../../domain/session/session.ts';
import { NOT_REPORTED } from '../../domain/session/session.ts';
import type { SessionState } from '../../domain/session/session-state.ts';
import type { MessageChange, SessionChange } from './fold-sessions.ts';

/** Sorted by key, without zeros. */
export function statusDifferences(changes: readonly SessionChange[]): StatusDelta[] {
  const deltas = new Map<string, StatusDelta>();
  const move = ({ channelId, status }: SessionState, n: number) =>
    add(deltas, { channelId, status: status ?? NOT_REPORTED, n }, [channelId, status ?? NOT_REPORTED]);
  for (const { before, after } of changes) {
    if (before) move(before, -1);
    move(after, 1);
  }
  return sortedMoves(deltas);
}

/** Sorted by key, without zeros. */
export function minuteDifferences(changes: readonly MessageChange[]): MinuteDelta[] {
  const deltas = new Map<string, MinuteDelta>();
  const move = ({ channelId, at, direction, authorKind }: Message, n: number) => {
    const minute = minuteOf(at);
    add(deltas, { channelId, minute, direction, authorKind, n }, [channelId, minute, direction, authorKind]);
  };
  for (const { before, after } of changes) {
    if (before) move(before, -1);
    move(after, 1);
  }
  return sortedMoves(deltas);
}

function add<T extends { n: number }>(
  deltas: Map<string, T>,
  delta: T,
  key: readonly (string | number)[],
): void {
  const name = key.join('\u0000');
  const held = deltas.get(name);
  if (held) held.n += delta.n;
  else deltas.set(name, delta);
}

function sortedMoves<T extends { n: number }>(deltas: ReadonlyMap<string, T>): T[] {
  return [...deltas]
    .filter(([, { n }]) => n !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, delta]) => delta);
}
