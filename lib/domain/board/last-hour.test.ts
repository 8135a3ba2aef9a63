import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsAlways } from '../testing/property-runs.ts';
import {
  endedSeries,
  LAST_HOUR_MINUTES,
  lastHourOf,
  lastHourStart,
  type Stretch,
  statusSeries,
} from './last-hour.ts';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 5, 8, 12, 34, 56);
const START = Date.UTC(2026, 5, 8, 11, 34);
const open = (from: number, to: number | null, rest: Partial<Stretch> = {}): Stretch => ({
  ...{ channelId: 'c1', status: 'OPEN', sessions: 1 },
  ...rest,
  from: START + from,
  to: to === null ? null : START + to,
});

describe('the last hour', () => {
  it('ends with the start of the present minute', () => {
    expect(lastHourStart(NOW)).toBe(START);
  });

  it('counts a session from the minute that begins with its status until the one that begins without it', () => {
    const hour = lastHourOf(START, [open(0, MINUTE), open(1, 3 * MINUTE), open(2 * MINUTE + 1, null)], []);
    expect(statusSeries(hour).get('OPEN')?.slice(0, 5)).toEqual([1, 1, 1, 1, 1]);
    expect(statusSeries(hour).get('OPEN')).toHaveLength(LAST_HOUR_MINUTES + 1);
  });

  it('does not name a status that held at the start of no minute', () => {
    const hour = lastHourOf(START, [open(1, MINUTE), open(5 * MINUTE, null, { status: 'ON_HOLD' })], []);
    expect([...statusSeries(hour).keys()]).toEqual(['ON_HOLD']);
  });

  it('counts what ended in the minute in which it did', () => {
    const hour = lastHourOf(
      START,
      [],
      [open(0, null), open(MINUTE - 1, null), open(MINUTE, null, { sessions: 3 })],
    );
    expect(endedSeries(hour).slice(0, 3)).toEqual([2, 3, 0]);
    expect(endedSeries(hour, { channels: ['c2'] }).every((count) => count === 0)).toBe(true);
  });

  it('says at every minute how many stretches hold then, channel by channel', () => {
    const instant = fc.integer({ min: -2 * 60, max: 2 * 60 }).map((half) => half * (MINUTE / 2));
    const stretch = fc.record({
      channelId: fc.constantFrom('', 'c1', 'c2'),
      status: fc.constantFrom('OPEN', 'ON_HOLD'),
      from: instant,
      length: fc.option(fc.nat({ max: 4 * 60 })),
      sessions: fc.integer({ min: 1, max: 5 }),
    });
    holdsAlways(
      fc.property(fc.array(stretch, { maxLength: 20 }), (drawn) => {
        const stretches = drawn
          .map(({ length, ...rest }) =>
            open(rest.from, length === null ? null : rest.from + length * (MINUTE / 2), rest),
          )
          .map((each, index) => ({ ...each, from: START + (drawn[index]?.from ?? 0) }));
        const hour = lastHourOf(START, stretches, []);
        for (const channels of [undefined, ['c1'], ['c1', 'c2']]) {
          for (let minute = 0; minute <= LAST_HOUR_MINUTES; minute += 7) {
            const at = START + minute * MINUTE;
            const holding = stretches.filter(
              ({ status, channelId, from, to }) =>
                status === 'OPEN' &&
                (channels === undefined || channels.includes(channelId)) &&
                from <= at &&
                (to === null || at < to),
            );
            const expected = holding.reduce((sum, { sessions }) => sum + sessions, 0);
            expect(statusSeries(hour, { channels }).get('OPEN')?.[minute] ?? 0).toBe(expected);
          }
        }
      }),
      500,
    );
  });
});
