import { expect, it } from 'vitest';
import { eventKeyOf } from './event-key.ts';
import { bytesOf } from './testing/fixtures.ts';
import { eventsIn } from './testing/parsed.ts';

const element = {
  payload: { sessionId: '1', sessionStatus: 'OPEN', replyStatus: 'ACCEPTED', channelId: '2' },
  eventTime: '1751022087019',
  eventType: 'IM_Session_Status',
  orgId: '78412359',
};

it('does not depend on the order of keys, nor on numbers being numbers', () => {
  const { eventTime, eventType, payload } = element;
  const { channelId, ...rest } = payload;
  const same = {
    orgId: 78412359,
    eventType,
    eventTime: Number(eventTime),
    payload: { channelId: Number(channelId), ...rest },
  };
  expect(eventKeyOf(same)).toBe(eventKeyOf(element));
  expect(eventKeyOf(element)).toMatch(/^[0-9a-f]{64}$/);
});

it.each([
  [{ payload: { ...element.payload, replyStatus: 'SESSION_EXPIRED' } }],
  [{ payload: { ...element.payload, extra: null } }],
  [{ eventTime: '1751022087020' }],
  [{ eventType: 'IM_Message_Add' }],
  [{ orgId: '99' }],
])('differs for %j', (change) => {
  expect(eventKeyOf({ ...element, ...change })).not.toBe(eventKeyOf(element));
});

it('ignores what is beside type, org, time and payload', () => {
  expect(eventKeyOf({ ...element, prevState: {} })).toBe(eventKeyOf(element));
});

it('is the same for an element alone, among others, and beside numbers that need care', () => {
  const text = JSON.stringify(element).replace('"channelId":"2"', '"channelId":2,"n":1.50');
  const long = text.replaceAll('1751022087019', '1751022087020').replace('"2"', '12345678901234567890');
  const [alone] = eventsIn(bytesOf(text));
  const [among] = eventsIn(bytesOf(`[${text},${long}]`));
  expect(among?.key).toBe(alone?.key);
});
