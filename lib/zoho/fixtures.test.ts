import { describe, expect, it } from 'vitest';
import { newValuesOf } from '../domain/events/known-values.ts';
import { cardOf } from '../domain/session/session-card.ts';
import { foldSession } from '../domain/session/session-fold.ts';
import { isEmptyDelivery, parseDelivery } from './parse-delivery.ts';
import { fixture } from './testing/fixtures.ts';
import { elementsIn, eventsIn, RECEIVED_AT } from './testing/parsed.ts';

const ORG = '78412359';

it.each([
  ['every-integration.json', 9],
  ['every-message-type.json', 10],
  ['every-reply-status.json', 19],
  ['every-session-status.json', 7],
  ['message-add.json', 1],
  ['message-status-bare-numbers.json', 1],
  ['odd-but-valid.json', 7],
  ['hostile-nul-and-surrogate.json', 1],
  ['session-life-two-episodes.json', 14],
  ['session-status.json', 1],
])('reads %s as events of our org, all of them', (name, count) => {
  const elements = elementsIn(fixture(name));
  expect(elements.map(({ kind }) => kind)).toEqual(Array(count).fill('event'));
  expect(new Set(elements.map(({ orgId }) => orgId))).toEqual(new Set([ORG]));
  expect(elements.map(({ index }) => index)).toEqual(elements.map((_, index) => index));
  expect(isEmptyDelivery(fixture(name))).toBe(false);
});

it('reads one delivery each as the same events as all in one', () => {
  const lines = new TextDecoder().decode(fixture('session-life-one-delivery-each.ndjson')).trim().split('\n');
  const events = lines.flatMap((line) => eventsIn(new TextEncoder().encode(line)));
  expect(events).toEqual(eventsIn(fixture('session-life-two-episodes.json')));
});

it('keeps every digit of ids that are bare numbers', () => {
  const body = fixture('message-status-bare-numbers.json');
  expect(eventsIn(body)).toMatchObject([
    {
      kind: 'message_status',
      messageId: '50007000000006017',
      sessionId: '50007000000004136',
      channelId: '50007000000004080',
      status: 'DELIVERED',
      oldStatus: 'SENT',
      updatedAt: Date.UTC(2025, 9, 9, 7, 27, 19, 394),
    },
  ]);
  expect(elementsIn(body)[0]?.element).toContain('"messageId":50007000000006017,');
});

it('names the org of another, for the receiver to judge', () => {
  expect(elementsIn(fixture('another-org.json'))).toMatchObject([{ orgId: '99999999', kind: 'event' }]);
});

it('counts other modules as not ours and takes the rest', () => {
  const elements = elementsIn(fixture('mixed-with-other-modules.json'));
  expect(elements).toMatchObject([
    { kind: 'not_ours', type: 'Ticket_Add' },
    { kind: 'event', type: 'IM_Message_Add' },
    { kind: 'not_ours', type: 'Agent_Presence_Update' },
    { kind: 'event', event: { status: 'A_STATUS_OF_TOMORROW' } },
  ]);
});

it('cannot read a truncated body', () => {
  expect(parseDelivery(fixture('unreadable-truncated.txt'), RECEIVED_AT)).toEqual({
    kind: 'unreadable',
    reason: 'unreadable',
  });
});

it('cleans NUL and lone surrogates from facts, keeps them in the element, and pollutes no prototype', () => {
  const [element] = elementsIn(fixture('hostile-nul-and-surrogate.json'));
  expect(element).toMatchObject({
    kind: 'event',
    event: { text: 'before\uFFFDafter \uFFFD lone', actor: { name: 'nul\uFFFDname' } },
  });
  expect(element?.element).toContain('before\\u0000after \\ud800 lone');
  expect(element?.element).toContain('"__proto__":{"polluted":true}');
  expect('polluted' in {}).toBe(false);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

describe('odd but valid', () => {
  const [bare, endUser, noMeta, uncounted, unknown, markup, future] = elementsIn(
    fixture('odd-but-valid.json'),
  );

  it('takes numbers as text', () => {
    expect(bare).toMatchObject({
      orgId: ORG,
      eventTime: '1751022087019',
      event: { sessionId: '3942000001025050', messageId: '3942000001600001', at: 1751022087019 },
    });
  });

  it('knows both spellings of an end user', () => {
    expect(endUser).toMatchObject({ event: { actor: { type: 'ENDUSER', name: '+5511900000000' } } });
  });

  it('does without meta, integration, assignee and count', () => {
    expect(noMeta).toMatchObject({ event: { ticketId: null, ticketNumber: null, integration: null } });
    expect(uncounted).toMatchObject({ event: { assigneeId: null, messagesCount: null } });
  });

  it('keeps words that it does not know', () => {
    const event = unknown?.kind === 'event' ? unknown.event : null;
    expect(event && newValuesOf(event)).toEqual([
      { field: 'replyStatus', value: 'SOMETHING_ELSE' },
      { field: 'assigneeType', value: 'ZOMBIE' },
    ]);
  });

  it('keeps markup as the text it is', () => {
    expect(markup).toMatchObject({ event: { actor: { name: "<b>Robert'); DROP TABLE session;--</b>" } } });
  });

  it('takes the receipt for an event from the future, and says so', () => {
    expect(future).toMatchObject({
      clockFlagged: true,
      eventTime: '2751022087019',
      event: { at: RECEIVED_AT },
    });
  });

  it('folds into one session with a name', () => {
    const fold = foldSession(eventsIn(fixture('odd-but-valid.json')));
    expect(fold && cardOf(fold.state)).toMatchObject({
      status: 'ON_PROGRESS',
      contactName: 'Kamal Nayan',
      assigneeType: 'ZOMBIE',
      messagesCount: 7,
      version: 7,
    });
  });
});
