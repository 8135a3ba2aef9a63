// Every message on the socket. Server and browser both import this file and nothing else of each other.
import type {
  AssigneeInfo,
  ChannelCounter,
  ChannelInfo,
  FeedHealth,
  LastHour,
  MinuteCount,
  OrgSettings,
} from '../domain/board/board.ts';
import type { SessionCard } from '../domain/session/session.ts';

/**
 * `position` is opaque: equal or not is all that a client may ask of it. `asOf` is when the server last knew its
 * board to be complete, `serverNow` when it sent this: far apart, the figures are stale.
 */
type Stamp = { asOf: number; position: string; serverNow: number };

/** Replaces everything the client holds. */
export type Snapshot = Stamp & {
  settings: OrgSettings;
  sessions: readonly SessionCard[];
  counters: readonly ChannelCounter[];
  minutes: readonly MinuteCount[];
  channels: readonly ChannelInfo[];
  assignees: readonly AssigneeInfo[];
  feed: FeedHealth;
  lastHour: LastHour;
};

/** Merges: whole rows only; a row with an older version than the one held is dropped. */
export type Changed = Stamp & {
  settings?: OrgSettings;
  /** Terminal ones too: that is how a session leaves the board. */
  sessions?: readonly SessionCard[];
  /** Sessions that moved to a channel outside this socket's view; a card of that version or newer stays. */
  gone?: readonly { id: string; version: number }[];
  counters?: readonly ChannelCounter[];
  minutes?: readonly MinuteCount[];
  channels?: readonly ChannelInfo[];
  assignees?: readonly AssigneeInfo[];
  feed?: FeedHealth;
  lastHour?: LastHour;
};

export type Watch = { channels?: readonly string[] };

/**
 * Counts what those who see the same channels were told: a change whose number is not the one after the last message's
 * was preceded by one that got lost. A snapshot begins anew.
 */
export type Numbered = { frame: number };

export type ServerToClient = {
  snapshot: (snapshot: Snapshot & Numbered) => void;
  /** Also the heartbeat: at least every 5 s, then with stamp and feed alone. */
  changed: (changed: Changed & Numbered) => void;
};

export type ClientToServer = {
  watch: (watch: Watch, ack?: (result: { ok: boolean }) => void) => void;
};
