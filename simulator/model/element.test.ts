import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foldSession } from '../../lib/domain/session/session-fold.ts';
import { sessionHistoryOf } from '../../lib/domain/session/session-history.ts';
import { parseDelivery } from '../../lib/zoho/parse-delivery.ts';
import { movedTo, type SimulatedEvent, textOf, type ZohoElement } from './element.ts';
import { simulate } from './simulate.ts';

const T0 = Date.UTC(2025, 5, 12, 15);

function sample(count: number): SimulatedEvent[] {
  const events: SimulatedEvent[] = [];
  for (const event of simulate({ seed: 3, startAt: T0, pace: 'busy' })) {
    events.push(event);
    if (events.length === count) return events;
  }
  return events;
}

function fixture(name: string): ZohoElement[] {
  return JSON.parse(readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8'));
}

const events = sample(3_000);
const ofType = (type: string) => events.filter(({ element }) => element.eventType === type);
const keysOf = (value: unknown) => Object.keys(value as object).sort();

describe('the shape', () => {
  it('is that of the published samples', () => {
    const message = fixture('message-add.json')[0];
    const status = fixture('session-status.json')[0];
    const state = fixture('message-status-bare-numbers.json')[0];
    expect(ofType('IM_Message_Add').map(({ element }) => keysOf(element))).toContainEqual(keysOf(message));
    expect(ofType('IM_Message_Add').map(({ element }) => keysOf(element.payload))).toContainEqual(
      keysOf(message?.payload),
    );
    expect(ofType('IM_Session_Status').map(({ element }) => keysOf(element.payload))).toContainEqual(
      keysOf(status?.payload),
    );
    for (const { element } of ofType('IM_Message_Status'))
      expect(keysOf(element.payload)).toEqual(keysOf(state?.payload));
  });

  it('has no key that the fixtures do not have', () => {
    const known = new Set(
      ['session-life-two-episodes.json', 'every-message-type.json']
        .flatMap(fixture)
        .flatMap(({ payload }) => keysOf(payload)),
    );
    const used = new Set(
      [...ofType('IM_Message_Add'), ...ofType('IM_Session_Status')].flatMap(({ element }) =>
        keysOf(element.payload),
      ),
    );
    expect(
      [...used].filter(
        (key) => !known.has(key) && !['template', 'layout', 'action', 'externalInfo'].includes(key),
      ),
    ).toEqual([]);
  });

  it('writes every id, count and time as text, and the time of creation as the wall clock of India', () => {
    for (const { element } of ofType('IM_Message_Add')) {
      const { id, sessionId, createdTime } = element.payload;
      expect([typeof id, typeof sessionId, typeof element.eventTime, typeof element.orgId]).toEqual(
        Array(4).fill('string'),
      );
      expect(createdTime).toMatch(/000$/);
      const apartMs = Number(element.eventTime) - Number(createdTime);
      expect(apartMs).toBeGreaterThanOrEqual(5.5 * 3_600_000);
      expect(apartMs).toBeLessThan(5.5 * 3_600_000 + 2_500);
    }
  });

  it('writes some ids as bare numbers with every digit', () => {
    const bare = events.find(({ bareIds }) => bareIds);
    const id = String(bare?.element.payload.messageId);
    expect(id).toHaveLength(17);
    expect(Number(id)).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
    expect(bare && textOf(bare)).toContain(`"messageId":${id},`);
  });
});

it('can be read without a single reject and folds into sessions without an anomaly', () => {
  const body = new TextEncoder().encode(`[${events.map(textOf).join(',')}]`);
  const parsed = parseDelivery(body, T0 + 10 * 3_600_000);
  const read =
    parsed.kind === 'elements' ? parsed.elements.flatMap((one) => (one.kind === 'event' ? [one] : [])) : [];
  expect(read).toHaveLength(events.length);
  for (const sessionId of new Set(read.map(({ event }) => event.sessionId))) {
    const own = read.filter(({ event }) => event.sessionId === sessionId);
    expect(foldSession(own.map(({ event }) => event))?.state.missingMessages).toBe(0);
    const history = sessionHistoryOf(
      own.map(({ event, eventTime, clockFlagged }, place) => ({
        event,
        eventTime,
        clockFlagged,
        position: String(place),
        receivedAt: event.at,
        deliveries: 1,
      })),
    );
    expect(history?.timeline.flatMap(({ anomalies }) => anomalies)).toEqual([]);
  }
});

it('moves all its times together', () => {
  const event = ofType('IM_Message_Status')[0] ?? ofType('IM_Message_Add')[0];
  const moved = event && movedTo(event, T0 + 60_000);
  expect(moved?.element.eventTime).toBe(String(T0 + 60_000));
  expect(moved?.element.payload.messageNewStatus).toMatchObject({
    updatedTime: new Date(T0 + 60_000).toISOString(),
  });
});
