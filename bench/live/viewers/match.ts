// From the answer that an event got to the moment at which a viewer was told of it.
import { constants, inflateRawSync } from 'node:zlib';
import type { Posted } from '../feeder/orders.ts';
import type { Dialect, Matched } from './orders.ts';
import type { Heard } from './viewer.ts';

/** What permessage-deflate leaves out of each message. */
const DEFLATE_TAIL = Buffer.from([0x00, 0x00, 0xff, 0xff]);
const DEFLATE_END = { finishFlush: constants.Z_SYNC_FLUSH };

/** What a message tells of a session: everything up to that event time. */
type Told = { sessionId: string; upTo: number };

/** By what one viewer heard, in its order. */
export function matchPosted(
  posted: readonly Posted[],
  messages: readonly { at: number; told: readonly Told[] }[],
): Pick<Matched, 'latenciesMs' | 'missing'> {
  const waiting = new Map<string, Posted[]>();
  for (const event of [...posted].sort((one, other) => one.eventTime - other.eventTime))
    waiting.set(event.sessionId, [...(waiting.get(event.sessionId) ?? []), event]);
  const latenciesMs: number[] = [];
  for (const { at, told } of messages) {
    for (const { sessionId, upTo } of told) {
      const ofSession = waiting.get(sessionId) ?? [];
      while (ofSession[0] && ofSession[0].eventTime <= upTo) {
        latenciesMs.push(Math.max(0, at - ofSession[0].answeredAt));
        ofSession.shift();
      }
    }
  }
  const missing = [...waiting.values()].reduce((sum, events) => sum + events.length, 0);
  return { latenciesMs, missing };
}

export function toldBy(message: unknown, dialect: Dialect): Told[] {
  if (!isObject(message)) return [];
  if (dialect === 'events') {
    const { payload, eventTime } = message;
    const sessionId = isObject(payload) ? String(payload.sessionId) : '';
    return [{ sessionId, upTo: Number(eventTime) }];
  }
  const { sessions } = message;
  if (!Array.isArray(sessions)) return [];
  return sessions.map(({ id, lastEventAt }) => ({ sessionId: id, upTo: lastEventAt }));
}

/** `42["name",{…}]`, each compressed on its own where it is. */
export function messageIn({ payload, isDeflated }: Omit<Heard, 'at'>): { name: string; message: unknown } {
  const text = isDeflated ? inflateRawSync(Buffer.concat([payload, DEFLATE_TAIL]), DEFLATE_END) : payload;
  const [name, message] = JSON.parse(text.toString('utf8', 2)) as [string, unknown];
  return { name, message };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
