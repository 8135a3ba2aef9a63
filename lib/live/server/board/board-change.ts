// What one reading of the feed did to the board, and what of it one view may see.
import type {
  AssigneeInfo,
  BoardState,
  ChannelCounter,
  ChannelInfo,
  LastHour,
  MinuteCount,
  OrgSettings,
} from '../../../domain/board/board.ts';
import { isTerminal } from '../../../domain/events/status.ts';
import type { SessionCard } from '../../../domain/session/session.ts';
import type { Changed } from '../../protocol.ts';

/** Whole rows. `movedFrom` names the channel that a session was in before. */
export type BoardChange = {
  lastHour: LastHour | null;
  settings: OrgSettings | null;
  sessions: ReadonlyMap<string, { card: SessionCard; movedFrom: string | null }>;
  counters: ReadonlyMap<string, ChannelCounter>;
  minutes: ReadonlyMap<string, MinuteCount>;
  channels: ReadonlyMap<string, ChannelInfo>;
  assignees: ReadonlyMap<string, AssigneeInfo>;
};

/** The channels of one audience; null: all, and the sessions without a channel too. */
export type View = ReadonlySet<string> | null;

export const NO_CHANGE: BoardChange = {
  lastHour: null,
  settings: null,
  sessions: new Map(),
  counters: new Map(),
  minutes: new Map(),
  channels: new Map(),
  assignees: new Map(),
};

export function isEmptyChange(change: BoardChange): boolean {
  const { lastHour, settings, sessions, counters, minutes, channels, assignees } = change;
  return (
    !lastHour &&
    !settings &&
    sessions.size + counters.size + minutes.size + channels.size + assignees.size === 0
  );
}

/** The later row of each wins; where a session moved twice, the first channel is the one to leave. */
export function mergedChange(earlier: BoardChange, later: BoardChange): BoardChange {
  const sessions = new Map(earlier.sessions);
  for (const [id, { card, movedFrom }] of later.sessions) {
    sessions.set(id, { card, movedFrom: sessions.get(id)?.movedFrom ?? movedFrom });
  }
  return {
    lastHour: later.lastHour ?? earlier.lastHour,
    settings: later.settings ?? earlier.settings,
    sessions,
    counters: new Map([...earlier.counters, ...later.counters]),
    minutes: new Map([...earlier.minutes, ...later.minutes]),
    channels: new Map([...earlier.channels, ...later.channels]),
    assignees: new Map([...earlier.assignees, ...later.assignees]),
  };
}

export type ChangedRows = Omit<Changed, 'asOf' | 'position' | 'serverNow' | 'feed'>;

/** The rows of a change that a view may see, or null where it sees none. */
export function changedRowsFor(view: View, change: BoardChange, state: BoardState): ChangedRows | null {
  const cards = [...change.sessions.values()];
  const rows: ChangedRows = {
    ...(change.lastHour && { lastHour: lastHourFor(view, change.lastHour) }),
    ...(change.settings && { settings: change.settings }),
    ...some(
      'sessions',
      cards.map(({ card }) => card).filter((card) => isInView(view, card.channelId ?? '')),
    ),
    ...some(
      'gone',
      cards.filter((moved) => hasLeft(view, moved)).map(({ card: { id, version } }) => ({ id, version })),
    ),
    ...some(
      'counters',
      [...change.counters.values()].filter((row) => isInView(view, row.channelId)),
    ),
    ...some(
      'minutes',
      [...change.minutes.values()].filter((row) => isInView(view, row.channelId)),
    ),
    ...some(
      'channels',
      [...change.channels.values()].filter((channel) => isInView(view, channel.id)),
    ),
    ...some('assignees', assigneesFor(view, change, state)),
  };
  return Object.keys(rows).length === 0 ? null : rows;
}

/** Of the last hour what a view may see. */
export function lastHourFor(view: View, { startsAt, statuses, ended }: LastHour): LastHour {
  const isSeen = (row: { channelId: string }) => isInView(view, row.channelId);
  return { startsAt, statuses: statuses.filter(isSeen), ended: ended.filter(isSeen) };
}

export function isInView(view: View, channelId: string): boolean {
  return view === null || view.has(channelId);
}

/** People are shown to a limited view only beside a session of its own. */
export function assigneesOf(view: View, state: BoardState): AssigneeInfo[] {
  if (view === null) return [...state.assignees.values()];
  const cards = [...state.sessions.values()].filter((card) => isInView(view, card.channelId ?? ''));
  return namesBeside(cards, state);
}

function assigneesFor(view: View, change: BoardChange, state: BoardState): AssigneeInfo[] {
  if (view === null) return [...change.assignees.values()];
  const touched = [...change.sessions.values()].map(({ card }) => card);
  const live = change.assignees.size === 0 ? [] : [...state.sessions.values()];
  const named = live.filter((card) => change.assignees.has(card.assigneeId ?? ''));
  const cards = [...touched, ...named].filter((card) => isInView(view, card.channelId ?? ''));
  return namesBeside(
    cards.filter((card) => !isTerminal(card.status)),
    state,
  );
}

function namesBeside(cards: readonly SessionCard[], state: BoardState): AssigneeInfo[] {
  const ids = new Set(cards.map((card) => card.assigneeId ?? ''));
  return [...ids].map((id) => state.assignees.get(id)).filter((assignee) => assignee !== undefined);
}

function hasLeft(view: View, { card, movedFrom }: { card: SessionCard; movedFrom: string | null }): boolean {
  return movedFrom !== null && isInView(view, movedFrom) && !isInView(view, card.channelId ?? '');
}

function some<K extends string, T>(key: K, rows: readonly T[]): { [P in K]?: readonly T[] } {
  return (rows.length === 0 ? {} : { [key]: rows }) as { [P in K]?: readonly T[] };
}
