import { expect, it } from 'vitest';
import { atOf, parseInstant } from './event-time.ts';

it.each([
  ['1751022087019', 1751022087019],
  [' 1751022087019 ', 1751022087019],
  ['1751022087', 1751022087000],
  ['2025-10-09T07:27:19.394Z', Date.UTC(2025, 9, 9, 7, 27, 19, 394)],
  ['2025-10-09T12:57:19+05:30', Date.UTC(2025, 9, 9, 7, 27, 19)],
  ['2025-10-09T12:57:19+0530', Date.UTC(2025, 9, 9, 7, 27, 19)],
  ['2025-10-09T07:27:19', Date.UTC(2025, 9, 9, 7, 27, 19)],
  ['2025-10-09 07:27', Date.UTC(2025, 9, 9, 7, 27)],
  ['2025-10-09', Date.UTC(2025, 9, 9)],
  ['1420070400000', Date.UTC(2015, 0, 1)],
])('reads %s', (text, instant) => {
  expect(parseInstant(text)).toBe(instant);
});

it.each([
  '',
  '0',
  '-1751022087019',
  '1420070399999',
  '999999999',
  '175102208701',
  '17510220870190000000',
  '2014-12-31T23:59:59Z',
  '2025-13-40T00:00:00Z',
  'yesterday',
  'NaN',
  '1751022087019.5',
  '[object Object]',
])('does not read %s', (text) => {
  expect(parseInstant(text)).toBeNull();
});

it('believes an event time up to 5 minutes after its receipt, and flags the receipt beyond', () => {
  const receivedAt = 1751022087019;
  expect(atOf({ eventTimeMs: receivedAt + 300_000, receivedAt })).toEqual({
    at: receivedAt + 300_000,
    clockFlagged: false,
  });
  expect(atOf({ eventTimeMs: receivedAt + 300_001, receivedAt })).toEqual({
    at: receivedAt,
    clockFlagged: true,
  });
  expect(atOf({ eventTimeMs: 1, receivedAt }).at).toBe(1);
});
