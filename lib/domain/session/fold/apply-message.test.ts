import { describe, expect, it } from 'vitest';
import {
  accepted,
  bot,
  by,
  delivered,
  eventsOf,
  inProgress,
  nobody,
  opened,
  reported,
  said,
  sessionAfter,
  T0,
} from '../../testing/sentences.ts';
import { cardOf } from '../session-card.ts';
import { foldSession } from '../session-fold.ts';

const instant = (seconds: number) => T0 + seconds * 1000;

describe('messages', () => {
  it('takes the facts of the earliest telling, and counts the repeat as an event only', () => {
    const again = said('customer', 9, { messageId: 'm', text: 'changed', actor: actorNamed('Other') });
    const first = said('customer', 5, { messageId: 'm', text: 'as said', actor: actorNamed('Rita') });
    const fold = foldSession(eventsOf(again, first));
    expect(fold?.messages).toMatchObject([{ id: 'm', text: 'as said', at: instant(5) }]);
    expect(fold?.state).toMatchObject({ messagesHeld: 1, in: 1, version: 2, contactName: 'Rita' });
    expect(fold?.state.lastEventAt).toBe(instant(9));
  });

  it('holds a state that comes before its message, and counts nothing until the message comes', () => {
    const early = sessionAfter(delivered('m', 0));
    expect(early).toMatchObject({ messagesHeld: 0, in: 0, version: 1 });
    expect(early.pendingMessageStates).toMatchObject([{ messageId: 'm', status: 'DELIVERED' }]);
    const fold = foldSession(eventsOf(delivered('m', 0), said('agent', 5, { messageId: 'm' })));
    expect(fold?.messages).toMatchObject([{ id: 'm', status: 'DELIVERED', statusAt: instant(0) }]);
    expect(fold?.state.pendingMessageStates).toEqual([]);
  });

  it('has the delivery state of the newest update, the further one of one instant', () => {
    const read = delivered('message-0', 5, { status: 'READ', updatedAt: instant(4) });
    const sent = delivered('message-0', 6, { status: 'SENT', updatedAt: instant(3) });
    const deliveredToo = delivered('message-0', 7, { updatedAt: instant(4) });
    expect(foldSession(eventsOf(said('agent', 1), read, sent, deliveredToo))?.messages).toMatchObject([
      { status: 'READ', statusAt: instant(4) },
    ]);
  });

  it('are counted by the larger of what it holds and what Zoho counts', () => {
    const counted = reported('OPEN', 5, { messagesCount: 23 });
    expect(cardOf(sessionAfter(counted, said('customer', 6), said('system', 7))).messagesCount).toBe(25);
    const outdated = reported('OPEN', 5, { messagesCount: 0 });
    expect(cardOf(sessionAfter(said('customer', 1), said('agent', 2), outdated)).messagesCount).toBe(2);
  });

  it('are of the session’s channel where they name none', () => {
    const fold = foldSession(eventsOf(opened(0), said('customer', 1, { channelId: '' })));
    expect(fold?.messages).toMatchObject([{ channelId: fold?.state.channelId }]);
  });

  it('are missed where Zoho counts more than came between two counts', () => {
    const first = reported('OPEN', 5, { messagesCount: 3 });
    const second = reported('OPEN', 9, { messagesCount: 6 });
    expect(sessionAfter(first, said('customer', 6), second).missingMessages).toBe(2);
  });

  it('without a telling actor are of whoever held the session at that moment', () => {
    const unsigned = { actor: { id: null, name: null, type: null, externalId: null }, type: 'TEXT' };
    const fold = foldSession(
      eventsOf(
        said('system', 0, unsigned),
        opened(5, bot()),
        said('system', 6, unsigned),
        accepted(by('Ana'), 7),
        said('system', 8, unsigned),
      ),
    );
    expect(fold?.messages.map(({ authorKind }) => authorKind)).toEqual(['system', 'bot', 'agent']);
  });

  it('show the newest that is not of the system, 120 whole characters of it, while OPEN or ON_HOLD', () => {
    const long = said('customer', 5, { text: '😟'.repeat(200) });
    const card = cardOf(sessionAfter(opened(), long, said('system', 9)));
    expect(card.lastMessage).toEqual({ text: '😟'.repeat(120), direction: 'IN', at: instant(5) });
    expect(cardOf(sessionAfter(opened(), long, inProgress(by('Ana'), 9))).lastMessage).toBeNull();
  });

  it('show the name of an attachment that has no text', () => {
    const file = { name: 'fatura.pdf', type: 'application/pdf', sizeBytes: 9 };
    const state = sessionAfter(opened(), said('customer', 5, { text: null, attachment: file }));
    expect(cardOf(state).lastMessage?.text).toBe('fatura.pdf');
  });
});

describe('names', () => {
  it('prefers any name to a bare phone number, and the newest of its kind', () => {
    const phone = said('customer', 9, { actor: actorNamed('+55 (11) 90000-0000') });
    const rita = said('customer', 5, { actor: actorNamed('Rita') });
    expect(sessionAfter(rita, phone).contactName).toBe('Rita');
    expect(sessionAfter(phone).contactName).toBe('+55 (11) 90000-0000');
    expect(sessionAfter(rita, said('customer', 7, { actor: actorNamed('Rita Lima') })).contactName).toBe(
      'Rita Lima',
    );
  });

  it('keeps the newest channel and integration that are not empty', () => {
    const state = sessionAfter(
      said('customer', 1, { channelId: 'c1', integration: 'WHATSAPP' }),
      said('customer', 2, { channelId: 'c2', integration: null }),
      reported('OPEN', 3, { channelId: '' }),
    );
    expect(state).toMatchObject({ channelId: 'c2', integration: 'WHATSAPP' });
    expect(cardOf(sessionAfter(reported('OPEN', 3, { channelId: '' }))).channelId).toBeNull();
  });

  it('remembers the last assignee when nobody is left', () => {
    expect(sessionAfter(accepted(by('Ana'), 0), opened(5, nobody)).lastAssigneeId).toBe('agent-Ana');
  });
});

function actorNamed(name: string) {
  return { id: null, name, type: 'ENDUSER' as const, externalId: null };
}
