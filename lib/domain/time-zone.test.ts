import { describe, expect, it } from 'vitest';
import { isTimeZone, startOfLocalDay, startOfNextLocalDay } from './time-zone.ts';

const HOUR = 3_600_000;
const utc = (iso: string) => Date.parse(iso);

it.each([
  ['UTC', '2026-02-13T14:00:00Z', '2026-02-13T00:00:00Z'],
  ['America/Sao_Paulo', '2026-02-13T02:59:59Z', '2026-02-12T03:00:00Z'],
  ['America/Sao_Paulo', '2026-02-13T03:00:00Z', '2026-02-13T03:00:00Z'],
  ['Asia/Kathmandu', '2026-02-13T18:14:59Z', '2026-02-12T18:15:00Z'],
  ['America/Sao_Paulo', '2018-11-04T12:00:00Z', '2018-11-04T03:00:00Z'],
  ['America/Sao_Paulo', '2018-11-04T03:00:00Z', '2018-11-04T03:00:00Z'],
  ['America/Sao_Paulo', '2018-11-04T02:59:59.999Z', '2018-11-03T03:00:00Z'],
  ['America/New_York', '2026-03-08T20:00:00Z', '2026-03-08T05:00:00Z'],
  ['America/New_York', '2026-11-02T04:59:59Z', '2026-11-01T04:00:00Z'],
  ['Pacific/Apia', '2011-12-30T12:00:00Z', '2011-12-30T10:00:00Z'],
])('in %s the day of %s begins at %s', (timeZone, at, start) => {
  expect(startOfLocalDay(utc(at), timeZone)).toBe(utc(start));
});

describe('days of other lengths', () => {
  it.each([
    ['America/New_York', '2026-03-08T12:00:00Z', 23],
    ['America/New_York', '2026-11-01T12:00:00Z', 25],
    ['America/Sao_Paulo', '2018-11-04T12:00:00Z', 23],
    ['America/Sao_Paulo', '2018-02-17T12:00:00Z', 25],
    ['UTC', '2026-03-08T12:00:00Z', 24],
  ])('in %s the day of %s has %i hours', (timeZone, at, hours) => {
    const start = startOfLocalDay(utc(at), timeZone);
    expect(startOfNextLocalDay(utc(at), timeZone) - start).toBe(hours * HOUR);
  });
});

it('begins each day where the one before ends, all year long', () => {
  for (const timeZone of [
    'America/Sao_Paulo',
    'America/New_York',
    'Asia/Kathmandu',
    'America/St_Johns',
    'Asia/Beirut',
  ]) {
    let start = startOfLocalDay(utc('2018-01-01T12:00:00Z'), timeZone);
    for (let day = 0; day < 400; day += 1) {
      const next = startOfNextLocalDay(start, timeZone);
      expect(startOfLocalDay(next - 1, timeZone)).toBe(start);
      expect(startOfLocalDay(next, timeZone)).toBe(next);
      start = next;
    }
  }
}, 30_000);

it('knows what Intl knows as a time zone', () => {
  expect(['UTC', 'America/Sao_Paulo', 'Etc/GMT+3'].every(isTimeZone)).toBe(true);
  expect(['', 'Mars/Olympus', 'São Paulo'].some(isTimeZone)).toBe(false);
});
