import { describe, expect, it } from 'vitest';
import type { RecordedEvent } from '../events/event.ts';
import {
  accepted,
  bot,
  by,
  created,
  delivered,
  ended,
  eventsOf,
  inProgress,
  opened,
  reported,
  type Sentence,
  said,
  T0,
} from '../testing/sentences.ts';
import { sessionHistoryOf } from './session-history.ts';

const seconds = (n: number) => T0 + n * 1000;

/** Received as they happen, but for the receipts that are given by place. */
function recorded(sentences: readonly Sentence[], receipts: Record<number, Partial<RecordedEvent>> = {}) {
  return eventsOf(...sentences).map(
    (event, place): RecordedEvent => ({
      event,
      position: String(place),
      eventTime: String(event.at),
      receivedAt: event.at,
      deliveries: 1,
      clockFlagged: false,
      ...receipts[place],
    }),
  );
}

const historyOf = (...sentences: Sentence[]) => sessionHistoryOf(recorded(sentences));
const anomalies = (events: readonly RecordedEvent[]) =>
  sessionHistoryOf(events)?.timeline.map((entry) => entry.anomalies);

it('is nothing without events', () => {
  expect(sessionHistoryOf([])).toBeNull();
});

describe('custody', () => {
  const holders = (...sentences: Sentence[]) =>
    historyOf(...sentences)?.custody.map(({ holder, from }) => [holder, (from - T0) / 1000]);

  it('is the queue’s while a customer waits and no status is known, else the customer’s', () => {
    expect(holders(said('system', 0), said('customer', 5), said('agent', 9), opened(20))).toEqual([
      ['CUSTOMER', 0],
      ['QUEUE', 5],
      ['CUSTOMER', 9],
      ['QUEUE', 20],
    ]);
  });

  it('is the agent’s for an assignee of any other type', () => {
    const other = { assigneeId: 'z', assigneeType: 'ZOMBIE' };
    expect(holders(opened(0, other), opened(5, bot()))).toEqual([
      ['AGENT', 0],
      ['BOT', 5],
    ]);
  });

  it('leaves out stretches without length and joins what belongs together', () => {
    expect(holders(opened(0), accepted(by('Ana'), 5), opened(5), opened(9), ended(20))).toEqual([
      ['QUEUE', 0],
      ['CLOSED', 20],
    ]);
  });

  it('changes hands between two agents', () => {
    const history = historyOf(accepted(by('Ana'), 0), inProgress(by('Bia'), 5));
    expect(history?.custody).toMatchObject([
      { holder: 'AGENT', assigneeId: 'agent-Ana', to: seconds(5) },
      { holder: 'AGENT', assigneeId: 'agent-Bia', to: null },
    ]);
  });
});

describe('timeline', () => {
  it('tells each kind of event in its place', () => {
    const history = historyOf(delivered('message-1', 6), said('agent', 5), created(0));
    expect(history?.timeline).toMatchObject([
      { kind: 'status', status: 'CREATED', oldStatus: null, at: seconds(0), position: '2' },
      {
        kind: 'message',
        messageId: 'message-1',
        authorKind: 'agent',
        authorName: 'Ana Souza',
        status: 'DELIVERED',
      },
      { kind: 'message_status', messageId: 'message-1', status: 'DELIVERED', oldStatus: 'SENT' },
    ]);
  });

  it('marks what came more than 2 s after an event of a later place', () => {
    const sentences = [created(0), opened(10), said('customer', 20)];
    expect(anomalies(recorded(sentences, { 1: { receivedAt: seconds(22) } }))).toEqual([[], [], []]);
    expect(anomalies(recorded(sentences, { 1: { receivedAt: seconds(22) + 1 } }))).toEqual([
      [],
      ['late'],
      [],
    ]);
    expect(anomalies(recorded(sentences, { 0: { receivedAt: seconds(60) } }))).toEqual([['late'], [], []]);
  });

  it('marks what was delivered more than once', () => {
    expect(anomalies(recorded([created(0)], { 0: { deliveries: 3 } }))).toEqual([['duplicate']]);
  });

  it('marks an old status that does not match, but never on the first status', () => {
    const sentences = [
      said('customer', 0),
      reported('OPEN', 1, { oldStatus: 'ENDED' }),
      reported('ON_HOLD', 2, { oldStatus: 'CREATED' }),
      reported('ON_PROGRESS', 3),
      reported('ENDED', 4, { oldStatus: 'ON_PROGRESS' }),
    ];
    expect(anomalies(recorded(sentences))).toEqual([[], [], ['old_status_mismatch'], [], []]);
  });

  it('marks CREATED after another status as impossible', () => {
    const sentences = [created(0), created(1), opened(2), reported('CREATED', 3, { oldStatus: 'OPEN' })];
    expect(anomalies(recorded(sentences))).toEqual([[], [], [], ['impossible']]);
  });

  it('keeps the newest entries beyond its limit and says so', () => {
    const events = recorded([created(0), opened(1), said('customer', 2)]);
    const history = sessionHistoryOf(events, 2);
    expect(history?.timeline.map(({ position }) => position)).toEqual(['1', '2']);
    expect(history?.truncated).toBe(true);
    expect(history?.state.version).toBe(3);
    expect(sessionHistoryOf(events)?.truncated).toBe(false);
  });
});
