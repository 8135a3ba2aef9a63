// What the browser holds, as pure steps: a snapshot replaces, a change merges, the newer version wins.
import type { BoardState, MinuteCount } from '../../domain/board/board.ts';
import { isTerminal } from '../../domain/events/status.ts';
import type { SessionCard } from '../../domain/session/session.ts';
import type { Changed, Snapshot } from '../protocol.ts';
import { type CardMap, cardMapOf } from './card-map.ts';

/** The version at which a session left the board: an older card of that id is old news. */
export type Departures = ReadonlyMap<string, number>;
export type Held = { board: BoardState & { sessions: CardMap }; departures: Departures };

/** Ends of long ago cannot be overtaken any more, and a wallboard stays open for months. */
const DEPARTURES_KEPT = 1_000;
const MINUTES_KEPT_MS = 2 * 3_600_000;

export function heldFrom(snapshot: Snapshot): Held {
  const board: Held['board'] = {
    settings: snapshot.settings,
    sessions: cardMapOf(snapshot.sessions.filter((card) => !isTerminal(card.status))),
    counters: new Map(snapshot.counters.map((counter) => [counter.channelId, counter])),
    minutes: minutesWith(new Map(), snapshot.minutes),
    channels: byId(snapshot.channels),
    assignees: byId(snapshot.assignees),
    feed: snapshot.feed,
    lastHour: snapshot.lastHour,
  };
  return { board, departures: new Map() };
}

/** Cards newer than the snapshot's are kept; of another org nothing is. Counters carry the sender's own versions. */
export function afterSnapshot(held: Held, snapshot: Snapshot): Held {
  const fresh = heldFrom(snapshot);
  if (held.board.settings.orgId !== snapshot.settings.orgId) return fresh;
  const cards: SessionCard[] = [];
  for (const [id, card] of fresh.board.sessions) {
    const known = held.board.sessions.get(id);
    if (known && known.version > card.version) cards.push(known);
    else if (card.version >= (held.departures.get(id) ?? -1)) cards.push(card);
  }
  return { board: { ...fresh.board, sessions: cardMapOf(cards) }, departures: held.departures };
}

export function afterChange(held: Held, changed: Changed): Held {
  const { board } = held;
  const moved = sessionsAfter(held, changed);
  return {
    departures: moved.departures,
    board: {
      settings: changed.settings ?? board.settings,
      sessions: moved.sessions,
      counters: changed.counters
        ? newest(board.counters, changed.counters, (row) => row.channelId)
        : board.counters,
      minutes: changed.minutes ? minutesWith(board.minutes, changed.minutes) : board.minutes,
      channels: changed.channels ? replaced(board.channels, changed.channels) : board.channels,
      assignees: changed.assignees ? replaced(board.assignees, changed.assignees) : board.assignees,
      feed: changed.feed ?? board.feed,
      lastHour: changed.lastHour ?? board.lastHour,
    },
  };
}

function sessionsAfter(held: Held, { sessions = [], gone = [] }: Changed) {
  if (sessions.length + gone.length === 0) {
    return { sessions: held.board.sessions, departures: held.departures };
  }
  const changes = new Map<string, SessionCard | null>();
  let departures: Map<string, number> | null = null;
  const heldOf = (id: string) => {
    const change = changes.get(id);
    return change === undefined ? held.board.sessions.get(id) : change;
  };
  const leave = (id: string, version: number) => {
    changes.set(id, null);
    departures ??= new Map(held.departures);
    depart(departures, id, version);
  };
  for (const card of sessions) {
    const oldest = Math.max(
      heldOf(card.id)?.version ?? -1,
      (departures ?? held.departures).get(card.id) ?? -1,
    );
    if (card.version < oldest) continue;
    if (isTerminal(card.status)) leave(card.id, card.version);
    else changes.set(card.id, card);
  }
  for (const { id, version } of gone) if ((heldOf(id)?.version ?? -1) < version) leave(id, version);
  return { sessions: held.board.sessions.with(changes), departures: departures ?? held.departures };
}

function depart(departures: Map<string, number>, id: string, version: number) {
  const known = departures.get(id) ?? -1;
  departures.delete(id);
  departures.set(id, Math.max(known, version));
  for (const oldest of departures.keys()) {
    if (departures.size <= DEPARTURES_KEPT) break;
    departures.delete(oldest);
  }
}

function minutesWith(held: BoardState['minutes'], rows: readonly MinuteCount[]): BoardState['minutes'] {
  const next = new Map(held);
  for (const channelId of new Set(rows.map((row) => row.channelId))) {
    const ofChannel = rows.filter((row) => row.channelId === channelId);
    const merged = newest(next.get(channelId) ?? new Map(), ofChannel, (row) => row.minute);
    const latest = Math.max(...merged.keys());
    next.set(channelId, new Map([...merged].filter(([minute]) => minute > latest - MINUTES_KEPT_MS)));
  }
  return next;
}

function newest<K, T extends { version: number }>(
  held: ReadonlyMap<K, T>,
  rows: readonly T[],
  keyOf: (row: T) => K,
): ReadonlyMap<K, T> {
  const next = new Map(held);
  for (const row of rows) {
    if (row.version >= (next.get(keyOf(row))?.version ?? -1)) next.set(keyOf(row), row);
  }
  return next;
}

function replaced<T extends { id: string }>(held: ReadonlyMap<string, T>, rows: readonly T[]) {
  return new Map([...held, ...byId(rows)]);
}

function byId<T extends { id: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}
