// Boards to count on.

import type { AssigneeInfo, BoardState, ChannelCounter, ChannelInfo, MinuteCount } from '../board/board.ts';
import { NO_LAST_HOUR } from '../board/last-hour.ts';
import type { SessionCard } from '../session/session.ts';

type Parts = {
  sessions?: readonly SessionCard[];
  counters?: readonly (Partial<ChannelCounter> & { channelId: string })[];
  minutes?: readonly MinuteCount[];
  channels?: readonly (Partial<ChannelInfo> & { id: string })[];
  assignees?: readonly (Partial<AssigneeInfo> & { id: string })[];
};

export function boardWith(parts: Parts): BoardState {
  const { sessions = [], counters = [], minutes = [], channels = [], assignees = [] } = parts;
  const noCounts = { closed: {}, endedToday: 0, in: 0, out: 0, version: 1 };
  return {
    settings: { orgId: '78412359', name: 'Acme', timeZone: 'America/Sao_Paulo', queueTargetMs: 300_000 },
    sessions: new Map(sessions.map((card) => [card.id, card])),
    counters: new Map(counters.map((row) => [row.channelId, { ...noCounts, ...row }])),
    minutes: byChannel(minutes),
    channels: new Map(channels.map((row) => [row.id, { name: null, integration: null, ...row }])),
    assignees: new Map(assignees.map((row) => [row.id, { name: null, type: null, ...row }])),
    lastHour: NO_LAST_HOUR,
    feed: {
      state: 'LIVE',
      reason: 'events_come',
      usualSilenceMs: null,
      lastEventAt: 1,
      lastReceivedAt: 2,
      lastHeardAt: 2,
      lagMs: 3,
      pending: 0,
      quarantined: 0,
    },
  };
}

function byChannel(minutes: readonly MinuteCount[]): Map<string, Map<number, MinuteCount>> {
  const channels = new Map<string, Map<number, MinuteCount>>();
  for (const row of minutes) {
    const rows = channels.get(row.channelId) ?? new Map<number, MinuteCount>();
    channels.set(row.channelId, rows.set(row.minute, row));
  }
  return channels;
}
