// The board as one worker holds it: sessions that are not terminal, and what the counters are counted from.

import type { BoardRows, TouchedRows } from '../../../db/live/board-read.ts';
import type { MinuteRow, SessionRow } from '../../../db/live/board-rows.ts';
import type {
  AssigneeInfo,
  BoardState,
  ChannelCounter,
  ChannelInfo,
  FeedHealth,
  LastHour,
  MinuteCount,
  OrgSettings,
} from '../../../domain/board/board.ts';
import { NO_LAST_HOUR } from '../../../domain/board/last-hour.ts';
import { isTerminal } from '../../../domain/events/status.ts';
import type { SessionCard } from '../../../domain/session/session.ts';
import { startOfNextLocalDay } from '../../../domain/time-zone.ts';
import { type BoardChange, NO_CHANGE } from './board-change.ts';

/** Minutes are held from the local midnight, but always for the last hour and a little. */
const RATES_MS = 61 * 60_000;

export type BoardMemory = {
  settings: OrgSettings;
  feed: FeedHealth;
  /** The local midnight that the counts of today begin at. */
  dayStart: number;
  dayEnd: number;
  /** Counts the readings of this worker: the version of its counters and minutes. */
  reading: number;
  sessions: Map<string, SessionCard>;
  fingerprints: Map<string, string>;
  /** By channel: sessions that ended today, and when. */
  ended: Map<string, Map<string, number>>;
  closed: Map<string, Readonly<Record<string, number>>>;
  minutes: Map<string, Map<number, MinuteCount>>;
  counters: Map<string, ChannelCounter>;
  channels: Map<string, ChannelInfo>;
  assignees: Map<string, AssigneeInfo>;
  lastHour: LastHour;
};

export function createBoardMemory(): BoardMemory {
  return {
    settings: { orgId: null, name: '', timeZone: 'UTC', queueTargetMs: 300_000 },
    feed: {
      state: 'QUIET',
      reason: 'nothing_yet',
      usualSilenceMs: null,
      lastEventAt: null,
      lastReceivedAt: null,
      lastHeardAt: null,
      lagMs: null,
      pending: 0,
      quarantined: 0,
    },
    dayStart: 0,
    dayEnd: 0,
    reading: 0,
    sessions: new Map(),
    fingerprints: new Map(),
    ended: new Map(),
    closed: new Map(),
    minutes: new Map(),
    counters: new Map(),
    channels: new Map(),
    assignees: new Map(),
    lastHour: NO_LAST_HOUR,
  };
}

/** A view on the memory, not a copy: use it before anything is awaited. */
export function boardStateOf(memory: BoardMemory): BoardState {
  const { settings, sessions, counters, minutes, channels, assignees, feed, lastHour } = memory;
  return { settings, sessions, counters, minutes, channels, assignees, feed, lastHour };
}

/** Everything anew, as one snapshot of the database told it. */
export function replaceAll(memory: BoardMemory, rows: BoardRows) {
  const { reading, feed } = memory;
  Object.assign(memory, createBoardMemory(), { feed, reading: reading + 1 });
  memory.settings = rows.settings;
  keepDay(memory, rows.dayStart);
  for (const row of rows.sessions) keepSession(memory, row);
  for (const row of rows.ended) keepEnded(memory, row);
  for (const row of rows.closed) memory.closed.set(row.channelId, row.closed);
  for (const row of rows.minutes) keepMinute(memory, row);
  for (const channel of rows.channels) memory.channels.set(channel.id, channel);
  for (const assignee of rows.assignees) memory.assignees.set(assignee.id, assignee);
  recountAll(memory);
}

export function applyTouched(memory: BoardMemory, rows: TouchedRows): BoardChange {
  memory.reading += 1;
  if (rows.settings) memory.settings = rows.settings;
  const counted = new Set(rows.closed.map((row) => row.channelId));
  const sessions = new Map<string, { card: SessionCard; movedFrom: string | null }>();
  for (const row of rows.sessions) {
    for (const channelId of keepEnded(memory, { ...row, id: row.card.id })) counted.add(channelId);
    sessions.set(row.card.id, keepSession(memory, row));
  }
  const oldest = oldestMinute(memory, rows.readAt);
  const minutes = rows.minutes.filter((row) => row.minute >= oldest).map((row) => keepMinute(memory, row));
  for (const row of minutes) counted.add(row.channelId);
  for (const row of rows.closed) memory.closed.set(row.channelId, row.closed);
  for (const row of rows.channels) memory.channels.set(row.id, row);
  for (const row of rows.assignees) memory.assignees.set(row.id, row);
  return {
    lastHour: null,
    settings: rows.settings,
    sessions,
    counters: new Map([...counted].map((channelId) => [channelId, recount(memory, channelId)])),
    minutes: new Map(minutes.map((row) => [`${row.channelId}|${row.minute}`, row])),
    channels: new Map(rows.channels.map((row) => [row.id, row])),
    assignees: new Map(rows.assignees.map((row) => [row.id, row])),
  };
}

/** A new local day: today's figures begin at nought, and what only yesterday needed is let go. */
export function beginDay(memory: BoardMemory, dayStart: number, now: number): BoardChange {
  memory.reading += 1;
  keepDay(memory, dayStart);
  const oldest = oldestMinute(memory, now);
  for (const ofChannel of memory.ended.values()) {
    for (const [id, endedAt] of ofChannel) if (endedAt < dayStart) ofChannel.delete(id);
  }
  for (const ofChannel of memory.minutes.values()) {
    for (const minute of ofChannel.keys()) if (minute < oldest) ofChannel.delete(minute);
  }
  return { ...NO_CHANGE, counters: recountAll(memory) };
}

function keepDay(memory: BoardMemory, dayStart: number) {
  memory.dayStart = dayStart;
  memory.dayEnd = startOfNextLocalDay(dayStart, memory.settings.timeZone);
}

function keepSession(memory: BoardMemory, { card, fingerprint }: SessionRow) {
  const known = memory.sessions.get(card.id);
  if (isTerminal(card.status)) {
    memory.sessions.delete(card.id);
    memory.fingerprints.delete(card.id);
  } else {
    memory.sessions.set(card.id, card);
    memory.fingerprints.set(card.id, fingerprint);
  }
  return { card, movedFrom: known && known.channelId !== card.channelId ? (known.channelId ?? '') : null };
}

/** The channels whose count of today may have changed. */
function keepEnded(
  memory: BoardMemory,
  { id, channelId, lastEndedAt }: { id: string; channelId: string; lastEndedAt: number | null },
): string[] {
  const touched: string[] = [];
  for (const [heldIn, ofChannel] of memory.ended) if (ofChannel.delete(id)) touched.push(heldIn);
  if (lastEndedAt === null || lastEndedAt < memory.dayStart) return touched;
  const ofChannel = memory.ended.get(channelId) ?? new Map<string, number>();
  memory.ended.set(channelId, ofChannel.set(id, lastEndedAt));
  return [...touched, channelId];
}

function keepMinute(memory: BoardMemory, row: MinuteRow): MinuteCount {
  const count = { ...row, version: memory.reading };
  const ofChannel = memory.minutes.get(row.channelId) ?? new Map<number, MinuteCount>();
  memory.minutes.set(row.channelId, ofChannel.set(row.minute, count));
  return count;
}

function recount(memory: BoardMemory, channelId: string): ChannelCounter {
  const counter = {
    channelId,
    closed: memory.closed.get(channelId) ?? {},
    endedToday: memory.ended.get(channelId)?.size ?? 0,
    in: 0,
    out: 0,
    version: memory.reading,
  };
  for (const row of memory.minutes.get(channelId)?.values() ?? []) {
    if (row.minute < memory.dayStart) continue;
    counter.in += row.in;
    counter.out += row.out;
  }
  memory.counters.set(channelId, counter);
  return counter;
}

function recountAll(memory: BoardMemory): Map<string, ChannelCounter> {
  const { channels, closed, ended, minutes } = memory;
  const known = new Set([...channels.keys(), ...closed.keys(), ...ended.keys(), ...minutes.keys()]);
  return new Map([...known].map((channelId) => [channelId, recount(memory, channelId)]));
}

function oldestMinute(memory: BoardMemory, now: number): number {
  return Math.min(memory.dayStart, now - RATES_MS);
}
