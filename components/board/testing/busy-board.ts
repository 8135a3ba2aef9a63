// An invented board whose figures agree: 23 waiting, 4 of them past the target, 96 live sessions.

import type { ChannelCounter, MinuteCount } from '@/lib/domain/board/board';
import { NO_LAST_HOUR } from '@/lib/domain/board/last-hour';
import type { SessionCard } from '@/lib/domain/session/session';
import type { Snapshot } from '@/lib/live/protocol';
import { BUSY_QUEUE, type QueueLine } from './busy-queue';
import {
  CHANNEL_KEYS,
  type ChannelKey,
  INVENTED_ASSIGNEES,
  inventedAssignee,
  inventedChannel,
} from './invented-names';

/** A Friday, 14:32:50 in São Paulo. */
export const NOW = Date.UTC(2026, 5, 12, 17, 32, 50);

const MINUTE_MS = 60_000;

export function busySnapshot(rest: Partial<Snapshot> = {}): Snapshot {
  return {
    asOf: NOW,
    position: '1.1',
    serverNow: NOW,
    settings: {
      orgId: '1',
      name: 'Casa Jatobá',
      timeZone: 'America/Sao_Paulo',
      queueTargetMs: 5 * MINUTE_MS,
    },
    sessions: [...BUSY_QUEUE.map(waitingCard), ...created(), ...accepted(), ...inProgress()],
    counters: CHANNEL_KEYS.map(counterOf),
    minutes: CHANNEL_KEYS.flatMap(minutesOf),
    channels: CHANNEL_KEYS.map(inventedChannel),
    assignees: INVENTED_ASSIGNEES,
    lastHour: NO_LAST_HOUR,
    feed: {
      state: 'LIVE',
      reason: 'events_come',
      usualSilenceMs: null,
      lastEventAt: NOW - 2_000,
      lastReceivedAt: NOW - 2_000,
      lastHeardAt: NOW - 2_000,
      lagMs: 400,
      pending: 0,
      quarantined: 0,
    },
    ...rest,
  };
}

/** A queue of any length, the longest wait 9 hours. */
export function crowdedSnapshot(waiting: number): Snapshot {
  const lines = Array.from({ length: waiting }, (_, index): QueueLine => {
    const [, name, text, channel, assignee, messages, reopened] = lineAt(index);
    const seconds = Math.round(32_400 * ((waiting - index) / waiting) ** 3);
    return [seconds, `${name} ${index + 1}`, text, channel, assignee, messages, reopened];
  });
  return busySnapshot({ sessions: [...lines.map(waitingCard), ...accepted(), ...inProgress()] });
}

export function emptySnapshot(): Snapshot {
  return busySnapshot({
    settings: { orgId: null, name: '', timeZone: 'America/Sao_Paulo', queueTargetMs: 5 * MINUTE_MS },
    sessions: [],
    counters: [],
    minutes: [],
    channels: [],
    assignees: [],
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
  });
}

export function inventedCard(rest: Partial<SessionCard> & { id: string }): SessionCard {
  const since = rest.statusSince ?? NOW - MINUTE_MS;
  return {
    channelId: inventedChannel('VENDAS').id,
    status: 'OPEN',
    statusSince: since,
    firstOpenAt: since,
    assigneeId: null,
    assigneeType: null,
    replyStatus: 'UNASSIGNED',
    contactName: null,
    integration: 'WHATSAPP',
    messagesCount: 1,
    awaitingReplySince: null,
    reopenCount: 0,
    lastEventAt: since,
    lastMessage: null,
    version: 1,
    ...rest,
  };
}

function lineAt(index: number): QueueLine {
  const line = BUSY_QUEUE[index % BUSY_QUEUE.length];
  if (!line) throw new Error('the invented queue is empty');
  return line;
}

function waitingCard(line: QueueLine, index: number): SessionCard {
  const [seconds, contactName, text, channel, assignee, messagesCount, reopenCount] = line;
  const statusSince = NOW - seconds * 1000;
  const isAwaited = assignee !== null && assignee !== 'Lia';
  return inventedCard({
    id: `394200000102${5000 + index}`,
    statusSince,
    contactName,
    messagesCount,
    reopenCount,
    lastMessage: { text, direction: 'IN', at: statusSince },
    awaitingReplySince: isAwaited ? NOW - (assignee === 'Lucas Ferraz' ? 96 : seconds) * 1000 : null,
    ...placeOf(channel),
    ...holderOf(assignee),
  });
}

function placeOf(channel: ChannelKey) {
  const { id, integration } = inventedChannel(channel);
  return { channelId: id, integration };
}

function holderOf(name: string | null) {
  if (name === null) return { assigneeId: null, assigneeType: null };
  const { id, type } = inventedAssignee(name);
  return { assigneeId: id, assigneeType: type };
}

function created(): SessionCard[] {
  return (['VENDAS', 'INSTAGRAM', 'TELEGRAM'] as const).map((channel, index) =>
    inventedCard({
      id: `c${index}`,
      status: 'CREATED',
      statusSince: NOW - (38 - index * 9) * 1000,
      ...placeOf(channel),
    }),
  );
}

/** Seconds since accepted, by whom, where; the last one has had his answer. */
const ACCEPTED: readonly [number, string, ChannelKey][] = [
  [370, 'Rafael Moura', 'SUPORTE'],
  [84, 'Rafael Moura', 'VENDAS'],
  [261, 'Beatriz Nogueira', 'SUPORTE'],
  [120, 'Beatriz Nogueira', 'VENDAS'],
  [142, 'Camila Teixeira', 'INSTAGRAM'],
  [188, 'Aline Souto', 'SUPORTE'],
  [47, 'Aline Souto', 'VENDAS'],
  [33, 'Tom Hadley', 'SITE'],
  [58, 'Diego Marques', 'MESSENGER'],
];

function accepted(): SessionCard[] {
  return ACCEPTED.map(([seconds, name, channel], index) => {
    const statusSince = NOW - seconds * 1000;
    const awaitingReplySince = name === 'Diego Marques' ? null : statusSince;
    const rest = { status: 'ON_HOLD', replyStatus: 'ACCEPTED', statusSince, awaitingReplySince };
    return inventedCard({ id: `a${index}`, ...rest, ...placeOf(channel), ...holderOf(name) });
  });
}

/** Sessions in progress by channel: with the bot, with agents. */
const IN_PROGRESS: Record<ChannelKey, readonly [number, number]> = {
  VENDAS: [6, 15],
  SUPORTE: [3, 14],
  INSTAGRAM: [2, 6],
  MESSENGER: [1, 4],
  SITE: [4, 3],
  TELEGRAM: [1, 2],
};

/** How many of them each agent has. */
const LOAD: readonly [string, number][] = [
  ['Beatriz Nogueira', 7],
  ['Rafael Moura', 7],
  ['Camila Teixeira', 7],
  ['Lucas Ferraz', 7],
  ['Aline Souto', 5],
  ['Diego Marques', 5],
  ['Tom Hadley', 3],
  ['Noemi Prado', 3],
];

function inProgress(): SessionCard[] {
  const agents = LOAD.flatMap(([name, sessions]) => Array.from({ length: sessions }, () => name));
  return CHANNEL_KEYS.flatMap((channel) => {
    const [withBot, withAgents] = IN_PROGRESS[channel];
    const holders = [...Array.from({ length: withBot }, () => 'Lia'), ...agents.splice(0, withAgents)];
    return holders.map((name, index) =>
      inventedCard({
        id: `p${channel}${index}`,
        status: 'ON_PROGRESS',
        replyStatus: 'ACCEPTED',
        statusSince: NOW - (index + 2) * MINUTE_MS,
        ...placeOf(channel),
        ...holderOf(name),
      }),
    );
  });
}

/** Messages today in and out, ended today, blocked ever. */
const TODAY: Record<ChannelKey, readonly [number, number, number, number]> = {
  VENDAS: [1284, 1377, 171, 1],
  SUPORTE: [902, 1011, 128, 1],
  INSTAGRAM: [311, 298, 46, 0],
  MESSENGER: [148, 161, 24, 0],
  SITE: [264, 402, 37, 0],
  TELEGRAM: [41, 39, 6, 0],
};

function counterOf(key: ChannelKey): ChannelCounter {
  const [messagesIn, messagesOut, endedToday, blocked] = TODAY[key];
  const closed = { ENDED: endedToday * 40, BLOCKED: blocked };
  const { id } = inventedChannel(key);
  return { channelId: id, closed, endedToday, in: messagesIn, out: messagesOut, version: 1 };
}

function minutesOf(key: ChannelKey): MinuteCount[] {
  const [messagesIn, messagesOut] = TODAY[key];
  const last = Math.floor(NOW / MINUTE_MS) * MINUTE_MS;
  return Array.from({ length: 60 }, (_, index) => ({
    channelId: inventedChannel(key).id,
    minute: last - (59 - index) * MINUTE_MS,
    in: waveAt(index, messagesIn / 320),
    out: waveAt(index * 3 + 7, messagesOut / 320),
    version: 1,
  }));
}

/** Uneven, and the same at every run. */
function waveAt(index: number, mean: number): number {
  const noise = Math.abs(Math.sin(index * 12.9898 + mean) * 43_758.5453) % 1;
  return Math.floor(mean * 1.6 * noise + 0.6 * noise + 0.2);
}
