// In what a board in memory differs from the database, but for what it has not read from the feed yet.
import type { BoardAudit } from '../../../db/live/board-audit.ts';
import type { MinuteCount } from '../../../domain/board/board.ts';
import type { BoardMemory } from './board-memory.ts';

/** What a memory was at one instant; it goes on meanwhile. */
export type BoardCopy = Pick<
  BoardMemory,
  'settings' | 'dayStart' | 'fingerprints' | 'counters' | 'channels' | 'assignees'
> & {
  /** By channel: sessions that ended today. */
  ended: ReadonlyMap<string, ReadonlySet<string>>;
  minutes: readonly MinuteCount[];
};

/** `difference`: how far off it is, so that a row that has moved meanwhile is known to be off by as much as before. */
export type Difference = { what: string; difference: string };

type Row = { id: string };
type Unread = { has(kind: string, id: string): boolean; endedIn: ReadonlySet<string> };

/** Rows are replaced and never written into: their Maps are all that has to be copied. */
export function copyOf(memory: BoardMemory): BoardCopy {
  const { settings, dayStart, fingerprints, ended, minutes, counters, channels, assignees } = memory;
  return {
    ...{ settings, dayStart, fingerprints: new Map(fingerprints), counters: new Map(counters) },
    ...{ channels: new Map(channels), assignees: new Map(assignees) },
    ended: new Map([...ended].map(([channelId, ofChannel]) => [channelId, new Set(ofChannel.keys())])),
    minutes: [...minutes.values()].flatMap((ofChannel) => [...ofChannel.values()]),
  };
}

/** The copy was taken before the audit began: it can only be behind, by what is unread. */
export function differencesOf(copy: BoardCopy, audit: BoardAudit, minutesSince: number): Difference[] {
  const unread = unreadOf(copy, audit);
  return [
    ...(unread.has('org', audit.settings.orgId ?? '')
      ? []
      : compared('settings', audit.settings, copy.settings)),
    ...comparedEach(unread, 'session', audit.fingerprints, copy.fingerprints),
    ...comparedEach(unread, 'channel', byId(audit.channels), copy.channels),
    ...comparedEach(unread, 'assignee', byId(audit.assignees), copy.assignees),
    ...comparedCounters(unread, audit, copy),
    ...comparedMinutes(unread, byMinute(audit.minutes, minutesSince), byMinute(copy.minutes, minutesSince)),
  ];
}

function unreadOf({ ended }: BoardCopy, { unread }: BoardAudit): Unread {
  const named = new Set(unread.map(({ kind, id }) => `${kind} ${id}`));
  const endedIn = new Set<string>();
  const sessions = unread.filter(({ kind }) => kind === 'session');
  for (const { channelId } of sessions) if (channelId !== null) endedIn.add(channelId);
  for (const [channelId, ofChannel] of ended)
    if (sessions.some(({ id }) => ofChannel.has(id))) endedIn.add(channelId);
  return { has: (kind, id) => named.has(`${kind} ${id}`), endedIn };
}

function compared(what: string, expected: unknown, shown: unknown): Difference[] {
  if (expected === shown) return [];
  const difference = JSON.stringify([expected, shown]);
  return JSON.stringify(expected) === JSON.stringify(shown) ? [] : [{ what, difference }];
}

type Rows = ReadonlyMap<string, unknown>;

function comparedEach(unread: Unread, kind: string, expected: Rows, shown: Rows): Difference[] {
  return [...union(expected, shown)]
    .filter((id) => !unread.has(kind, id))
    .flatMap((id) => compared(`${kind} ${id}`, expected.get(id), shown.get(id)));
}

function comparedCounters(unread: Unread, audit: BoardAudit, { counters }: BoardCopy): Difference[] {
  const closed = new Map(audit.closed.map((row) => [row.channelId, row.closed]));
  const today = new Map(audit.today.map((row) => [row.channelId, row]));
  const writing = new Set(audit.unread.filter(({ kind }) => kind === 'channel_minute').map(channelOfMinute));
  return [...new Set([...closed.keys(), ...today.keys(), ...counters.keys()])].flatMap((id) => {
    const shown = counters.get(id);
    const counted = today.get(id);
    const off = <T extends 'in' | 'out' | 'endedToday'>(name: T) =>
      offBy(`${name} of channel ${id}`, counted?.[name] ?? 0, shown?.[name] ?? 0);
    return [
      ...(unread.has('channel_counter', id)
        ? []
        : offInStatus(id, closed.get(id) ?? {}, shown?.closed ?? {})),
      ...(unread.endedIn.has(id) ? [] : off('endedToday')),
      ...(writing.has(id) ? [] : [...off('in'), ...off('out')]),
    ];
  });
}

type Closed = Readonly<Record<string, number>>;

function offInStatus(channelId: string, expected: Closed, shown: Closed): Difference[] {
  return [...new Set([...Object.keys(expected), ...Object.keys(shown)])].flatMap((status) =>
    offBy(`${status} of channel ${channelId}`, expected[status] ?? 0, shown[status] ?? 0),
  );
}

type Minute = { channelId: string; minute: number; in: number; out: number };

function comparedMinutes(
  unread: Unread,
  expected: ReadonlyMap<string, Minute>,
  shown: ReadonlyMap<string, Minute>,
): Difference[] {
  return [...union(expected, shown)]
    .filter((key) => !unread.has('channel_minute', key))
    .flatMap((key) =>
      (['in', 'out'] as const).flatMap((name) =>
        offBy(`${name} of minute ${key}`, expected.get(key)?.[name] ?? 0, shown.get(key)?.[name] ?? 0),
      ),
    );
}

function offBy(what: string, expected: number, shown: number): Difference[] {
  return expected === shown ? [] : [{ what, difference: String(expected - shown) }];
}

function byMinute(rows: readonly Minute[], since: number): Map<string, Minute> {
  const recent = rows.filter(({ minute }) => minute >= since);
  return new Map(recent.map((row) => [`${row.channelId}|${row.minute}`, row]));
}

/** Of `channelId|minute`. */
function channelOfMinute({ id }: { id: string }): string {
  return id.slice(0, id.lastIndexOf('|'));
}

function byId<T extends Row>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

function union(a: Rows, b: Rows): Set<string> {
  return new Set([...a.keys(), ...b.keys()]);
}
