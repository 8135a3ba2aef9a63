// What the feed page tells besides the deliveries: where it came from last, what was new to us, what never came.
import type { BoardState } from '../board/board.ts';
import { boardFigures } from '../board/board-figures.ts';
import type { Finding } from '../session/finding.ts';
import type { FeedLog } from './feed-log.ts';
import type { UnknownValue } from './unknown-values.ts';

/** A session in which something is missing; its newest findings, newest first. */
export type AffectedSession = {
  id: string;
  contactName: string | null;
  channelId: string | null;
  findings: Finding[];
};

export type MissingReport = {
  /** From when on it was looked for, epoch ms. */
  since: number;
  sessions: number;
  messages: number;
  transitions: number;
  /** The newest first, at most 50. */
  affected: AffectedSession[];
};

export type FeedReport = {
  /** Accepted, on a disk, and not in the database yet. */
  spooled: number;
  /** The newest event of each channel that the viewer may see, where one is known. */
  channels: { channelId: string; lastEventAt: number }[];
  /** The last seen first. */
  unknownValues: UnknownValue[];
  missing: MissingReport;
};

/** GET /api/feed; `report` is null on the pages after the first. */
export type FeedAnswer = FeedLog & { report: FeedReport | null };

export type ChannelFeed = {
  channelId: string;
  name: string;
  integration: string | null;
  lastEventAt: number | null;
  /** Messages of today, as the board counts them. */
  in: number;
  out: number;
};

/** Every known channel, the one that has been silent for longest last; what the live board has heard since counts too. */
export function channelFeeds(state: BoardState, heard: FeedReport['channels'], now: number): ChannelFeed[] {
  const last = new Map(heard.map(({ channelId, lastEventAt }) => [channelId, lastEventAt]));
  for (const { channelId, lastEventAt } of state.sessions.values()) {
    if (channelId !== null) last.set(channelId, Math.max(last.get(channelId) ?? 0, lastEventAt));
  }
  const channels = boardFigures(state, now).messagesByChannel.flatMap(({ channelId, name, ...row }) => {
    if (channelId === null) return [];
    const { integration, in: incoming, out } = row;
    return [{ channelId, name, integration, lastEventAt: last.get(channelId) ?? null, in: incoming, out }];
  });
  return channels.sort((a, b) => (b.lastEventAt ?? 0) - (a.lastEventAt ?? 0));
}
