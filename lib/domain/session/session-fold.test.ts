import { describe, expect, it } from 'vitest';
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
  said,
  sessionAfter,
  T0,
} from '../testing/sentences.ts';
import { cardOf } from './session-card.ts';
import { canExtend, extendSession, foldSession } from './session-fold.ts';

const instant = (seconds: number) => T0 + seconds * 1000;

describe('status', () => {
  it('lasts since the start of the unbroken run, whoever is assigned', () => {
    const state = sessionAfter(opened(0), opened(60, bot()), opened(90));
    expect(state.statusSince).toBe(instant(0));
    expect(foldSession(eventsOf(opened(0), opened(60, bot()), opened(90)))?.spells).toHaveLength(3);
  });

  it('is null while only messages are known, and that stretch is a spell', () => {
    const fold = foldSession(eventsOf(said('customer', 0), said('customer', 9), opened(30)));
    expect(fold?.spells).toMatchObject([
      { seq: 0, status: null, from: instant(0), to: instant(30) },
      { seq: 1, status: 'OPEN', from: instant(30), to: null },
    ]);
    const known = sessionAfter(said('customer', 0), said('customer', 9));
    expect(cardOf(known)).toMatchObject({ status: null, statusSince: instant(0), assigneeId: null });
  });

  it('makes no new spell for a change of reply status alone, but counts the event', () => {
    const fold = foldSession(eventsOf(opened(0), reported('OPEN', 5, { replyStatus: 'SESSION_EXPIRED' })));
    expect(fold?.spells).toHaveLength(1);
    expect(fold?.state).toMatchObject({
      replyStatus: 'SESSION_EXPIRED',
      version: 2,
      lastEventAt: instant(5),
    });
  });

  it('keeps a value that nobody knows', () => {
    expect(sessionAfter(reported('A_STATUS_OF_TOMORROW', 3)).status).toBe('A_STATUS_OF_TOMORROW');
  });

  it('has no assignee type where there is no assignee, whatever Zoho says', () => {
    expect(sessionAfter(opened(0, { assigneeId: null, assigneeType: 'AGENT' })).assigneeType).toBeNull();
  });
});

describe('episodes and reopening', () => {
  it('knows the first OPEN of the present episode', () => {
    expect(sessionAfter(created(), opened(5), accepted(by('Ana'), 9), opened(20)).firstOpenAt).toBe(
      instant(5),
    );
    expect(sessionAfter(opened(5), ended(9), opened(60)).firstOpenAt).toBe(instant(60));
    expect(sessionAfter(opened(5), ended(9), inProgress(by('Ana'), 60)).firstOpenAt).toBeNull();
  });

  it('counts a return from ENDED, not from BLOCKED or MISSED', () => {
    expect(sessionAfter(opened(0), ended(9), opened(60), ended(70), opened(80)).reopenCount).toBe(2);
    expect(sessionAfter(reported('BLOCKED', 0), opened(60)).reopenCount).toBe(0);
    expect(sessionAfter(ended(0), reported('BLOCKED', 9)).reopenCount).toBe(0);
  });

  it('trusts the old status only while it holds none', () => {
    expect(sessionAfter(reported('ON_HOLD', 0, { oldStatus: 'ENDED' })).reopenCount).toBe(1);
    const afterMessage = sessionAfter(said('customer', 0), reported('OPEN', 5, { oldStatus: 'ENDED' }));
    expect(afterMessage.reopenCount).toBe(1);
    expect(sessionAfter(opened(0), reported('ON_HOLD', 5, { oldStatus: 'ENDED' })).reopenCount).toBe(0);
  });

  it('ends once while it stays ended, whoever it is taken from, and again after it was reopened', () => {
    const untyped = { assigneeId: 'agent-Ana', assigneeType: null };
    expect(sessionAfter(ended(5, untyped), ended(9, by('Ana'))).lastEndedAt).toBe(instant(5));
    expect(sessionAfter(ended(5, by('Ana')), ended(9)).lastEndedAt).toBe(instant(5));
    expect(sessionAfter(ended(5), opened(9), ended(12)).lastEndedAt).toBe(instant(12));
    expect(sessionAfter(ended(5), reported('BLOCKED', 9), ended(12)).lastEndedAt).toBe(instant(12));
  });

  it('gives a customer message after the end to the next episode, anything else to the ended one', () => {
    const state = sessionAfter(opened(0), ended(10), said('agent', 20), said('customer', 30), opened(40));
    expect(state.episode).toMatchObject({ seq: 1, from: instant(40), firstCustomerMessageAt: instant(30) });
    const closed = sessionAfter(opened(0), ended(10), said('agent', 20), said('customer', 30));
    expect(closed.episode).toMatchObject({
      seq: 0,
      to: instant(10),
      firstCustomerMessageAt: null,
      firstHumanReplyAt: instant(20),
    });
  });

  it('makes one episode without length of a terminal first event', () => {
    expect(sessionAfter(ended(7)).episode).toMatchObject({ from: instant(7), to: instant(7) });
  });

  it('remembers the last handoff before the first human message', () => {
    const state = sessionAfter(
      opened(0, bot()),
      opened(10, bot('Zia')),
      opened(20),
      said('agent', 30, { actor: { id: null, name: 'Ana', type: 'AGENT', externalId: null } }),
      opened(40, bot()),
      opened(50),
    );
    expect(state.episode).toMatchObject({ handoffAt: instant(20), firstHumanReplyAt: instant(30) });
  });
});

describe('awaiting our reply', () => {
  it('begins with the oldest customer message and ends with an agent, not with the system', () => {
    const waiting = sessionAfter(opened(), said('customer', 5), said('customer', 9), said('system', 10));
    expect(cardOf(waiting).awaitingReplySince).toBe(instant(5));
    expect(
      cardOf(sessionAfter(opened(), said('customer', 5), said('agent', 9))).awaitingReplySince,
    ).toBeNull();
  });

  it('ends with a bot only while a bot is assigned', () => {
    const withBot = sessionAfter(opened(0, bot()), said('customer', 5), said('bot', 9));
    expect(cardOf(withBot).awaitingReplySince).toBeNull();
    const withAgent = sessionAfter(accepted(by('Ana'), 0), said('customer', 5), said('bot', 9));
    expect(cardOf(withAgent).awaitingReplySince).toBe(instant(5));
  });

  it('is nothing while terminal, and comes to light when the session reopens', () => {
    expect(cardOf(sessionAfter(opened(), ended(5), said('customer', 9))).awaitingReplySince).toBeNull();
    const reopened = sessionAfter(opened(), ended(5), said('customer', 9), opened(12));
    expect(cardOf(reopened).awaitingReplySince).toBe(instant(9));
  });
});

describe('extending', () => {
  it('refuses an event of the last instant or before, and one of another session', () => {
    const state = sessionAfter(opened(10));
    expect(canExtend(state, eventsOf(said('customer', 10)))).toBe(false);
    expect(canExtend(state, eventsOf(said('customer', 11)))).toBe(true);
    expect(canExtend(state, eventsOf(said('customer', 11, { sessionId: 'other' })))).toBe(false);
  });

  it('returns the spells and messages that changed, and no others', () => {
    const first = foldSession(eventsOf(created(0), opened(5), said('agent', 6)));
    if (first === null) throw new Error('no session');
    const [, , , late, ends] = eventsOf(created(), created(), created(), delivered('message-2', 8), ended(9));
    if (!late || !ends) throw new Error('no events');
    const known = new Map(first.messages.map((message) => [message.id, message]));
    const extended = extendSession(first.state, [ends, late], known);
    expect(extended.spells.map(({ seq, to }) => [seq, to])).toEqual([
      [1, instant(9)],
      [2, null],
    ]);
    expect(extended.messages).toMatchObject([{ id: 'message-2', status: 'DELIVERED' }]);
  });
});
