import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsAlways } from '../domain/testing/property-runs.ts';
import { elementTextAt, isEmptyDelivery, parseDelivery } from './parse-delivery.ts';
import { bodyOf, bytesOf } from './testing/fixtures.ts';
import { elementsIn, RECEIVED_AT } from './testing/parsed.ts';

const status = (payload: object = {}, envelope: object = {}) => ({
  payload: { sessionId: '1', channelId: '2', sessionStatus: 'OPEN', ...payload },
  eventTime: '1751022087019',
  eventType: 'IM_Session_Status',
  orgId: '78412359',
  ...envelope,
});
const message = (payload: object = {}) =>
  status({ sessionStatus: undefined, id: '3', ...payload }, { eventType: 'IM_Message_Add' });
const messageStatus = (payload: object = {}) =>
  status(
    { messageId: '3', messageNewStatus: { status: 'READ' }, ...payload },
    { eventType: 'IM_Message_Status' },
  );

describe('bodies', () => {
  it.each(['', '  \n', '{}', '[]', ' [ ] ', '\uFEFF{}', '{"{}":""}', '{ "{}" : "" }'])(
    'takes %j for a call that checks the address',
    (text) => {
      expect(isEmptyDelivery(bytesOf(text))).toBe(true);
    },
  );

  it.each(['[{}]', '{"a":1}', 'null', '0', 'x', '{"{}":"x"}'])('takes %j for a delivery', (text) => {
    expect(isEmptyDelivery(bytesOf(text))).toBe(false);
  });

  it.each([
    ['null', 'not_an_element'],
    ['"text"', 'not_an_element'],
    ['5', 'not_an_element'],
    ['nul', 'unreadable'],
    ['[{}', 'unreadable'],
    ['[{}]]', 'unreadable'],
    ['[{},]', 'unreadable'],
    ['{"a":1} {"b":2}', 'unreadable'],
    ["[{'a':1}]", 'unreadable'],
    ['[{"a":"b]', 'unreadable'],
    ['['.repeat(1_000_000), 'too_deep'],
  ])('cannot read %.30s', (text, reason) => {
    expect(parseDelivery(bytesOf(text), RECEIVED_AT)).toEqual({ kind: 'unreadable', reason });
  });

  it('cannot read what is not UTF-8', () => {
    for (const bytes of [
      [0x5b, 0xff, 0x5d],
      [0x22, 0xc0, 0x80, 0x22],
      [0x5b, 0, 0x5d, 0],
      [0xed, 0xa0, 0x80],
    ]) {
      expect(parseDelivery(Uint8Array.from(bytes), RECEIVED_AT).kind).toBe('unreadable');
    }
  });

  it('takes one object for an array of one, and drops a byte order mark', () => {
    const [element] = elementsIn(bytesOf(`\uFEFF ${JSON.stringify(status())} `));
    expect(element).toMatchObject({ index: 0, kind: 'event', element: JSON.stringify(status()) });
  });

  it('gives back each element as it was sent', () => {
    const body = bytesOf('[ {"a" : 1.0, "b":"\\u00e9\\/"} ,\n 12345678901234567890 , [1, [2]] ]');
    expect([0, 1, 2, 3].map((index) => elementTextAt(body, index))).toEqual([
      '{"a" : 1.0, "b":"\\u00e9\\/"}',
      '12345678901234567890',
      '[1, [2]]',
      null,
    ]);
  });
});

describe('elements', () => {
  it.each([
    [null, 'not_an_element'],
    ['text', 'not_an_element'],
    [[status()], 'not_an_element'],
    [{}, 'not_an_element'],
    [status({}, { eventType: { a: 1 } }), 'not_an_element'],
    [status({}, { eventTime: undefined }), 'bad_time'],
    [status({}, { eventTime: 'soon' }), 'bad_time'],
    [status({}, { eventTime: '0' }), 'bad_time'],
    [status({}, { eventTime: ['1751022087019'] }), 'bad_time'],
    [status({}, { payload: null }), 'missing_session'],
    [status({}, { payload: 'bare' }), 'missing_session'],
    [status({ sessionId: '' }), 'missing_session'],
    [status({ sessionId: { id: '1' } }), 'missing_session'],
    [status({ sessionId: '9'.repeat(500) }), 'missing_session'],
    [status({ sessionStatus: null }), 'missing_status'],
    [message({ id: null }), 'missing_message'],
    [messageStatus({ messageId: ['3'] }), 'missing_message'],
    [messageStatus({ messageNewStatus: null }), 'missing_status'],
  ])('rejects %j as %s, and nothing beside it', (element, reason) => {
    expect(elementsIn(bodyOf([status(), element, message()]))).toMatchObject([
      { kind: 'event' },
      { index: 1, kind: 'rejected', reason },
      { kind: 'event' },
    ]);
  });

  it('rejects one that is too deep, and nothing beside it', () => {
    const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    const parsed = elementsIn(bytesOf(`[${JSON.stringify(status())},${deep},${JSON.stringify(message())}]`));
    expect(parsed.map((element) => (element.kind === 'rejected' ? element.reason : element.kind))).toEqual([
      'event',
      'too_deep',
      'event',
    ]);
    expect(elementsIn(bytesOf(deep))).toMatchObject([{ index: 0, kind: 'rejected', reason: 'too_deep' }]);
  });

  it.each([undefined, null, '', '-1', '0', -1, 0, {}])(
    'takes the assignee %j for nobody',
    (currentAssigneeId) => {
      const [element] = elementsIn(bodyOf([status({ currentAssigneeId, assigneeType: 'AGENT' })]));
      expect(element).toMatchObject({ event: { assigneeId: null } });
    },
  );

  it.each([
    ['23', 23],
    [23, 23],
    ['', null],
    ['-1', null],
    ['2.5', null],
    ['many', null],
    ['99999999999999999999', null],
  ])('reads the count %j as %j', (messagesCount, count) => {
    expect(elementsIn(bodyOf([status({ messagesCount })]))).toMatchObject([
      { event: { messagesCount: count } },
    ]);
  });

  it('needs neither text nor type nor actor of a message, and tells its direction by its author', () => {
    expect(elementsIn(bodyOf([message(), message({ actor: { type: 'END_USER' } })]))).toMatchObject([
      { event: { direction: 'OUT', text: null, type: 'TEXT', channelId: '2', actor: { type: null } } },
      { event: { direction: 'IN', actor: { type: 'ENDUSER' } } },
    ]);
  });

  it.each([
    ['x'.repeat(10_000), 'x'.repeat(200)],
    ['👩'.repeat(201), '👩'.repeat(200)],
    ['👩'.repeat(200), '👩'.repeat(200)],
    [`${'x'.repeat(199)}👩👩`, `${'x'.repeat(199)}👩`],
  ])('keeps 200 characters of a name, and the whole of what was sent', (name, kept) => {
    const [element] = elementsIn(bytesOf(JSON.stringify(message({ actor: { name } }))));
    expect(element).toMatchObject({ event: { actor: { name: kept } } });
  });

  it('reads an attachment, but not the empty one that every message may have', () => {
    const attachment = { id: '9', name: 'fatura.pdf', type: 'application/pdf', size: '48213' };
    expect(elementsIn(bodyOf([message({ attachment }), message({ attachment: {} })]))).toMatchObject([
      { event: { type: 'ATTACHMENT', attachment: { name: 'fatura.pdf', sizeBytes: 48213 } } },
      { event: { attachment: null } },
    ]);
  });

  it('takes the last of two equal keys, also beside a long number', () => {
    const twice = (rest: string) =>
      `[{"eventType":"IM_Session_Status","eventTime":"1751022087019","payload":{"sessionStatus":"OPEN","sessionId":"1","sessionId":"2"${rest}}}]`;
    expect(elementsIn(bytesOf(twice('')))).toMatchObject([{ event: { sessionId: '2' } }]);
    expect(elementsIn(bytesOf(twice(',"channelId":12345678901234567890')))).toMatchObject([
      { event: { sessionId: '2', channelId: '12345678901234567890' } },
    ]);
  });

  it('reads own fields alone, whatever stands in __proto__', () => {
    const hidden = '{"sessionStatus":"OPEN","__proto__":{"sessionId":"1","n":12345678901234567890}}';
    const body = `[{"eventType":"IM_Session_Status","eventTime":"1751022087019","payload":${hidden}}]`;
    expect(elementsIn(bytesOf(body))).toMatchObject([{ kind: 'rejected', reason: 'missing_session' }]);
  });
});

it('reads whatever JSON there is without throwing and without touching any prototype', () => {
  const wild = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, true, '1751022087019', '-1', 7, 'a\0b\ud800'),
      tie('object'),
    ),
    object: fc.dictionary(fields, tie('value'), { maxKeys: 8, noNullPrototype: true }),
  })).value;
  holdsAlways(
    fc.property(
      fc.array(fc.tuple(wild, fc.constantFrom('IM_Message_Add', 'IM_Session_Status', 'IM_Message_Status'))),
      (drawn) => {
        const elements = drawn.map(([value, eventType]) =>
          typeof value === 'object' ? { eventTime: '1751022087019', ...value, eventType } : value,
        );
        const before = Object.getOwnPropertyNames(Object.prototype).length;
        const parsed = elementsIn(bodyOf(elements));
        expect(parsed.map(({ index }) => index)).toEqual(elements.map((_, index) => index));
        expect(
          JSON.stringify(parsed.map((element) => element.kind === 'event' && element.event)),
        ).not.toMatch(/\\u0000|\\ud800/);
        expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before);
      },
    ),
  );
});

const fields = fc.constantFrom(
  'payload',
  'sessionId',
  'id',
  'messageId',
  'sessionStatus',
  'messageNewStatus',
  'status',
  'actor',
  'meta',
  'attachment',
  'name',
  'type',
  'text',
  'direction',
  'orgId',
  'eventTime',
  '__proto__',
  'constructor',
);
