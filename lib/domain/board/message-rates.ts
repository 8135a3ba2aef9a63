// Messages per channel, without system messages: today, and minute by minute for the last hour.
import type { BoardState, MinuteCount } from './board.ts';
import { channelNameOf } from './channel-name.ts';

export const RATE_MINUTES = 60;
const MINUTE_MS = 60_000;

/** `in` and `out` are today's; `perMinute` is [in, out], the oldest first, the last one the minute of now. */
export type ChannelMessages = {
  channelId: string | null;
  name: string;
  integration: string | null;
  in: number;
  out: number;
  lastHour: { in: number; out: number };
  perMinute: [number, number][];
};

/** Every known channel, zeros too, by name; messages without a channel last, where there are any. */
export function messagesByChannel(
  state: Pick<BoardState, 'channels' | 'counters' | 'minutes'>,
  now: number,
  inScope: (channelId: string) => boolean,
): ChannelMessages[] {
  const ids = new Set([...state.channels.keys(), ...state.counters.keys(), ...state.minutes.keys()]);
  return [...ids]
    .filter(inScope)
    .map((id) => channelMessages(state, id, now))
    .filter((row) => row.channelId !== null || hasMessages(row))
    .sort(byName);
}

/** Pairs [in, out] of the 60 minutes that end with the minute of `now`. */
export function perMinute(
  minutes: ReadonlyMap<number, MinuteCount> | undefined,
  now: number,
): [number, number][] {
  const last = minuteOf(now);
  return Array.from({ length: RATE_MINUTES }, (_, index) => {
    const count = minutes?.get(last - (RATE_MINUTES - 1 - index) * MINUTE_MS);
    return [count?.in ?? 0, count?.out ?? 0];
  });
}

/** Start of the minute, epoch ms. */
export function minuteOf(at: number): number {
  return Math.floor(at / MINUTE_MS) * MINUTE_MS;
}

function channelMessages(
  state: Pick<BoardState, 'channels' | 'counters' | 'minutes'>,
  id: string,
  now: number,
): ChannelMessages {
  const info = state.channels.get(id) ?? { id, name: null, integration: null };
  const today = state.counters.get(id);
  const pairs = perMinute(state.minutes.get(id), now);
  return {
    channelId: id === '' ? null : id,
    name: channelNameOf(info),
    integration: info.integration,
    in: today?.in ?? 0,
    out: today?.out ?? 0,
    lastHour: { in: sum(pairs.map(([n]) => n)), out: sum(pairs.map(([, n]) => n)) },
    perMinute: pairs,
  };
}

function hasMessages(row: ChannelMessages): boolean {
  return row.in + row.out + row.lastHour.in + row.lastHour.out > 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}

function byName(a: ChannelMessages, b: ChannelMessages): number {
  if (a.channelId === null || b.channelId === null) return a.channelId === null ? 1 : -1;
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.channelId < b.channelId ? -1 : 1;
}
