// The board: one set of figures, computed here for the server's answer and for the browser's screen.
import type { SessionCard } from '../session/session.ts';

export type FeedStatus = 'LIVE' | 'QUIET' | 'DELAYED' | 'DOWN';

/** Why the feed is in its state; `silent_…`: nothing of ours for longer than between two deliveries of the hour before. */
export type FeedReason =
  | 'events_come'
  | 'nothing_yet'
  | 'silent_as_usual'
  | 'silent_a_little_longer'
  | 'silent_unlearned'
  | 'behind'
  | 'late'
  | 'refused'
  | 'silent_too_long'
  | 'silent_after_busy';

export type FeedHealth = {
  state: FeedStatus;
  reason: FeedReason;
  /** How long the feed may usually be silent at this time of the week, in ms; null: not learned yet. */
  usualSilenceMs: number | null;
  lastEventAt: number | null;
  lastReceivedAt: number | null;
  /** When the newest delivery with an event of ours, new or repeated, was received: silence is judged by it. */
  lastHeardAt: number | null;
  /** Median of received − at over the last 5 minutes; null where nothing came. */
  lagMs: number | null;
  pending: number;
  quarantined: number;
};

export type OrgSettings = {
  orgId: string | null;
  name: string;
  timeZone: string;
  queueTargetMs: number;
};

/** `name` is what a person chose, else null (`channelNameOf` gives the words to show). */
export type ChannelInfo = { id: string; name: string | null; integration: string | null };
export type AssigneeInfo = { id: string; name: string | null; type: string | null };

/** What cannot be counted from live cards, per channel ('' = sessions without a channel). Whole rows. */
export type ChannelCounter = {
  channelId: string;
  /** Sessions per terminal status, ever: ENDED, BLOCKED, MISSED. */
  closed: Readonly<Record<string, number>>;
  /** Distinct sessions that entered ENDED since the local midnight. */
  endedToday: number;
  /** Messages since the local midnight, without system messages. */
  in: number;
  out: number;
  version: number;
};

/** Messages of one channel in one minute (epoch ms of its start), without system messages. Whole rows. */
export type MinuteCount = {
  channelId: string;
  minute: number;
  in: number;
  out: number;
  version: number;
};

/** Of one channel ('' without one) and one status (NOT_REPORTED for none). */
export type StatusHistory = {
  channelId: string;
  status: string;
  /** At the start of each minute from `startsAt`, the last one included: one more than there are minutes. */
  counts: readonly number[];
};

/** Sessions that entered ENDED, minute by minute: the first number counts the minute that begins at `startsAt`. */
export type EndedHistory = { channelId: string; counts: readonly number[] };

export type LastHour = {
  /** A whole minute, epoch ms. */
  startsAt: number;
  statuses: readonly StatusHistory[];
  ended: readonly EndedHistory[];
};

/** Everything the figures are computed from; held by each worker and by each browser. */
export type BoardState = {
  settings: OrgSettings;
  /** Sessions that are not terminal. */
  sessions: ReadonlyMap<string, SessionCard>;
  counters: ReadonlyMap<string, ChannelCounter>;
  /** By channel, then by minute: the last 60 minutes at least. */
  minutes: ReadonlyMap<string, ReadonlyMap<number, MinuteCount>>;
  channels: ReadonlyMap<string, ChannelInfo>;
  assignees: ReadonlyMap<string, AssigneeInfo>;
  feed: FeedHealth;
  /** Counted once a minute. */
  lastHour: LastHour;
};
