// What an invented shop sends is whole: nothing may be called missing in it, and what is taken away must be.
import { expect, it } from 'vitest';
import { simulate } from '../../simulator/model/simulate.ts';
import { AS_ZOHO_SENDS, deliveriesOf } from '../../simulator/sending/delivery.ts';
import type { ImEvent } from '../domain/events/event.ts';
import type { Finding } from '../domain/session/finding.ts';
import { foldSession } from '../domain/session/session-fold.ts';
import { parseDelivery } from './parse-delivery.ts';

const SEED = 3;
const START = Date.UTC(2026, 5, 1, 12);
const EVENTS = 6_000;

function eventsBySession(): ImEvent[][] {
  const day = { seed: SEED, orgId: '1', startAt: START, load: 1, pace: 'busy' as const };
  const shop = simulate({ ...day, channels: 4, botShare: 0.7, allStatuses: true });
  const sessions = new Map<string, ImEvent[]>();
  let left = EVENTS;
  for (const { body } of deliveriesOf(shop, { ...AS_ZOHO_SENDS, seed: SEED })) {
    for (const event of eventsIn(body)) {
      sessions.set(event.sessionId, [...(sessions.get(event.sessionId) ?? []), event]);
      left -= 1;
    }
    if (left <= 0) break;
  }
  return [...sessions.values()];
}

function eventsIn(body: string): ImEvent[] {
  const parsed = parseDelivery(Buffer.from(body), START + 7 * 86_400_000);
  if (parsed.kind !== 'elements') return [];
  return parsed.elements.flatMap((element) => (element.kind === 'event' ? [element.event] : []));
}

const findingsOf = (events: readonly ImEvent[]): Finding[] => foldSession(events)?.findings ?? [];

it('finds nothing missing in a feed that is whole', () => {
  expect(eventsBySession().flatMap(findingsOf)).toEqual([]);
});

it('finds that a message is missing once it was counted, and that a transition is', () => {
  const sessions = eventsBySession();
  const without = (left: (event: ImEvent) => boolean) =>
    sessions.flatMap((events) => {
      const gone = events.findIndex((event, place) => place > 2 && left(event));
      return gone === -1 ? [] : findingsOf(events.toSpliced(gone, 1));
    });
  const messages = without(({ kind }) => kind === 'message');
  expect(messages.length).toBeGreaterThan(sessions.length / 2);
  expect(messages.every((one) => one.kind === 'missing_messages' && one.missing === 1)).toBe(true);
  const transitions = without((event) => event.kind === 'status' && event.status !== event.oldStatus);
  expect(transitions.filter(({ kind }) => kind === 'lost_transition').length).toBeGreaterThan(
    sessions.length / 4,
  );
});
