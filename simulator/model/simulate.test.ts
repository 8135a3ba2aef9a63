import { describe, expect, it } from 'vitest';
import { MESSAGE_STATUSES, MESSAGE_TYPES } from '../../lib/domain/events/known-values.ts';
import { KNOWN_REPLY_STATUSES } from '../../lib/domain/events/reply-status.ts';
import { KNOWN_STATUSES } from '../../lib/domain/events/status.ts';
import type { SimulatedEvent } from './element.ts';
import { textOf } from './element.ts';
import { agentsFor } from './shop.ts';
import { simulate } from './simulate.ts';
import type { WorldOptions } from './world.ts';

const HOUR_MS = 3_600_000;
/** A Thursday, noon in the shop. */
const T0 = Date.UTC(2025, 5, 12, 15);

function eventsUntil(hours: number, options: Partial<WorldOptions> = {}): SimulatedEvent[] {
  const events: SimulatedEvent[] = [];
  for (const event of simulate({ seed: 7, startAt: T0, pace: 'busy', ...options })) {
    if (event.eventTime > T0 + hours * HOUR_MS) break;
    events.push(event);
  }
  return events;
}

type Status = {
  sessionId: string;
  sessionStatus: string;
  sessionOldStatus?: string;
  replyStatus: string;
  messagesCount: string;
  currentAssigneeId?: string;
  assigneeType?: string;
};

const statusesOf = (events: readonly SimulatedEvent[]) =>
  events
    .filter(({ element }) => element.eventType === 'IM_Session_Status')
    .map(({ element }) => element.payload as Status);

const valuesOf = (events: readonly SimulatedEvent[], name: string) =>
  new Set(events.map(({ element }) => element.payload[name]).filter((value) => value !== undefined));

const sixHours = eventsUntil(6);

describe('the stream', () => {
  it('is the same for the same seed and start', () => {
    expect(eventsUntil(1).map(textOf)).toEqual(eventsUntil(1).map(textOf));
  });

  it('is another one for another seed, and for another start', () => {
    const first = textOf(eventsUntil(1)[0] ?? (sixHours[0] as SimulatedEvent));
    expect(eventsUntil(1, { seed: 8 }).map(textOf)).not.toContain(first);
    expect(valuesOf(eventsUntil(1, { startAt: T0 + 1 }), 'sessionId')).not.toEqual(
      valuesOf(eventsUntil(1), 'sessionId'),
    );
  });

  it('runs forward in time', () => {
    const times = sixHours.map(({ eventTime }) => eventTime);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });
});

describe('a session', () => {
  it('says of each status which one it follows', () => {
    const held = new Map<string, string>();
    const broken = statusesOf(sixHours).filter(({ sessionId, sessionStatus, sessionOldStatus }) => {
      const before = held.get(sessionId);
      held.set(sessionId, sessionStatus);
      return before !== sessionOldStatus;
    });
    expect(broken).toEqual([]);
  });

  it('counts exactly the messages that were sent before', () => {
    const sent = new Map<string, number>();
    for (const { element } of sixHours) {
      const { sessionId, messagesCount } = element.payload as Status;
      if (element.eventType === 'IM_Message_Add') sent.set(sessionId, (sent.get(sessionId) ?? 0) + 1);
      if (element.eventType === 'IM_Session_Status')
        expect(messagesCount).toBe(String(sent.get(sessionId) ?? 0));
    }
  });

  it('never gives an agent more than they can hold', () => {
    const capacity = new Map(agentsFor(1).map((agent) => [agent.id, agent.capacity]));
    const holders = new Map<string, string>();
    for (const { sessionId, sessionStatus, currentAssigneeId, assigneeType } of statusesOf(sixHours)) {
      const isClosed = ['ENDED', 'BLOCKED', 'MISSED'].includes(sessionStatus);
      if (assigneeType !== 'AGENT' || isClosed) holders.delete(sessionId);
      else holders.set(sessionId, currentAssigneeId ?? '');
      const held = [...holders.values()].filter((id) => id === currentAssigneeId).length;
      if (assigneeType === 'AGENT')
        expect(held).toBeLessThanOrEqual(capacity.get(currentAssigneeId ?? '') ?? 0);
    }
  });

  it('holds no slot that nobody filled', () => {
    const texts = sixHours
      .map(({ element }) => element.payload.text)
      .filter((text) => typeof text === 'string');
    expect(texts.filter((text) => /[{}]|\s[!.,]|undefined/.test(text))).toEqual([]);
    expect(new Set(texts).size).toBeGreaterThan(1_000);
  });
});

describe('a week of the shop', () => {
  const week = eventsUntil(7 * 24, { pace: 'natural', load: 0.5 });

  it('has every status and every reply status', () => {
    expect([...valuesOf(week, 'sessionStatus')].sort()).toEqual([...KNOWN_STATUSES].sort());
    expect([...valuesOf(week, 'replyStatus')].sort()).toEqual([...KNOWN_REPLY_STATUSES].sort());
  });

  it('has every message type and every delivery state', () => {
    expect([...valuesOf(week, 'messageType')].sort()).toEqual([...MESSAGE_TYPES].sort());
    const states = week.map(
      ({ element }) => (element.payload.messageNewStatus as { status: string } | undefined)?.status,
    );
    const first = valuesOf(week, 'status');
    expect(MESSAGE_STATUSES.filter((status) => !states.includes(status) && !first.has(status))).toEqual([]);
  });

  it('sleeps at night and wakes in the morning', () => {
    const perHour = (hour: number) =>
      week.filter(({ eventTime }) => new Date(eventTime - 3 * HOUR_MS).getUTCHours() === hour).length;
    expect(perHour(11)).toBeGreaterThan(10 * perHour(3));
  });
});

it('keeps a board as full as a busy afternoon', () => {
  const status = new Map(statusesOf(sixHours).map((one) => [one.sessionId, one.sessionStatus]));
  const count = (name: string) => [...status.values()].filter((value) => value === name).length;
  const live = ['CREATED', 'OPEN', 'ON_HOLD', 'ON_PROGRESS'].reduce((sum, name) => sum + count(name), 0);
  expect(live).toBeGreaterThan(65);
  expect(live).toBeLessThan(140);
  expect(count('OPEN')).toBeGreaterThan(7);
  expect(count('OPEN')).toBeLessThan(35);
  expect(count('ENDED')).toBeGreaterThan(350);
});

it('brings every rare value soon where all are wanted', () => {
  const events = eventsUntil(6, { allStatuses: true });
  expect(KNOWN_REPLY_STATUSES.filter((value) => !valuesOf(events, 'replyStatus').has(value))).toEqual([]);
});

it('keeps to the channels and the share of bots that were asked for', () => {
  const events = eventsUntil(1, { channels: 2, botShare: 0 });
  expect(valuesOf(events, 'channelId').size).toBe(2);
  expect([...valuesOf(events, 'assigneeType')]).not.toContain('BOT');
});
