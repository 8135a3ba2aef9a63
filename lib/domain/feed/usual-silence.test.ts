import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeedStatus } from '../board/board.ts';
import { holdsAlways } from '../testing/property-runs.ts';
import { feedVerdictOf } from './feed-state.ts';
import { learnFeedHabit, usualSilence } from './usual-silence.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const SAO_PAULO = 'America/Sao_Paulo';
/** Monday, 00:00 in São Paulo, which has no daylight saving time any more. */
const MONDAY = Date.parse('2026-06-01T00:00:00-03:00');
const [MON, TUE, WED, THU, FRI, SAT, SUN] = [0, 1, 2, 3, 4, 5, 6];
const NOW = 4;

/** The instant at which the clock shows that time, `weeks` after the first Monday; this week is the one after four. */
const at = (day: number, clock: string, weeks = NOW) => {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return MONDAY + weeks * WEEK + day * DAY + hour * HOUR + minute * MINUTE;
};

type Week = {
  opens?: string;
  closes?: string;
  fridays?: string;
  without?: readonly number[];
  every?: number;
};

/** Something comes every so many minutes from Monday to Friday, the last at closing time. */
function week(
  weeks: number,
  { opens = '08:00', closes = '18:05', fridays, without = [], every = 2 }: Week = {},
) {
  return [MON, TUE, WED, THU, FRI].flatMap((day) => {
    if (without.includes(day)) return [];
    const last = at(day, day === FRI ? (fridays ?? closes) : closes, weeks);
    const minutes = range(at(day, opens, weeks), last, every * MINUTE);
    return [...new Set([...minutes, last])];
  });
}

function range(from: number, before: number, step: number): number[] {
  return Array.from({ length: Math.ceil((before - from) / step) }, (_, n) => from + n * step);
}

const fourWeeks = (weeks: readonly Week[] = [{}, {}, {}, {}]) => weeks.flatMap((like, n) => week(n, like));

function stateOf(minutes: readonly number[], lastAt: number, now: number, timeZone = SAO_PAULO): FeedStatus {
  return feedVerdictOf({
    ...{ now, lastHeardAt: lastAt, lagP95Ms: null, pending: 0, oldestPendingAt: null },
    ...{ receivedInHourBefore: 60, everyDeliveryRefused: false },
    usualSilenceMs: usualSilence(learnFeedHabit(minutes, timeZone), { lastAt, now }),
  }).state;
}

const closings = fourWeeks([
  { fridays: '18:05' },
  { fridays: '18:10' },
  { fridays: '18:03' },
  { fridays: '18:08' },
]);
const early = fourWeeks([{ fridays: '17:50' }, { fridays: '17:55' }, {}, {}]);
const openings = fourWeeks([{ opens: '07:55' }, { opens: '08:10' }, { opens: '08:00' }, { opens: '08:05' }]);
const lunches = fourWeeks().filter((minute) => {
  const clock = (minute - MONDAY) % DAY;
  return clock <= 12 * HOUR || clock >= 13 * HOUR;
});
const holiday = fourWeeks([{}, {}, { without: [MON, TUE, WED, THU, FRI] }, {}]);
const outage = fourWeeks().filter((minute) => minute < at(TUE, '10:00', 2) || minute > at(TUE, '15:00', 2));
const sparse = fourWeeks([{ every: 45 }, { every: 45 }, { every: 45 }, { every: 45 }]);
/** A conversation of ten minutes, and nothing for an hour and a half. */
const bursts = fourWeeks().filter((minute) => ((minute - MONDAY) % (100 * MINUTE)) / MINUTE < 10);

it.each<[string, readonly number[], { last: number; now: number }, FeedStatus]>([
  [
    'at a busy hour a feed has stopped',
    fourWeeks(),
    { last: at(MON, '11:00'), now: at(MON, '11:07') },
    'DOWN',
  ],
  ['it is the night after', fourWeeks(), { last: at(MON, '11:00'), now: at(TUE, '03:00') }, 'QUIET'],
  ['it is the second night after', fourWeeks(), { last: at(MON, '11:00'), now: at(WED, '03:00') }, 'QUIET'],
  ['it is the next day', fourWeeks(), { last: at(MON, '11:00'), now: at(TUE, '11:00') }, 'DOWN'],
  [
    'the last of Friday was a little early',
    closings,
    { last: at(FRI, '17:57'), now: at(FRI, '18:02') },
    'QUIET',
  ],
  ['it is Saturday', closings, { last: at(FRI, '17:57'), now: at(SAT, '03:00') }, 'QUIET'],
  ['it is Sunday', closings, { last: at(FRI, '17:57'), now: at(SUN, '03:00') }, 'QUIET'],
  [
    'it is Monday before the opening',
    closings,
    { last: at(FRI, '17:57'), now: at(MON, '07:55', 5) },
    'QUIET',
  ],
  ['it is Monday after the opening', closings, { last: at(FRI, '17:57'), now: at(MON, '08:10', 5) }, 'DOWN'],
  [
    'a feed has stopped at eleven on Friday',
    closings,
    { last: at(FRI, '11:00'), now: at(FRI, '17:55') },
    'DOWN',
  ],
  ['it is the Sunday after', closings, { last: at(FRI, '11:00'), now: at(SUN, '03:00') }, 'QUIET'],
  ['some Fridays end early', early, { last: at(FRI, '17:01'), now: at(FRI, '17:08') }, 'DOWN'],
  ['some Fridays are about to end', early, { last: at(FRI, '17:01'), now: at(FRI, '17:50') }, 'DOWN'],
  ['those Fridays have ended', early, { last: at(FRI, '17:01'), now: at(FRI, '17:56') }, 'QUIET'],
  [
    'the last openings are still to come',
    openings,
    { last: at(MON, '18:05'), now: at(TUE, '08:06') },
    'QUIET',
  ],
  ['all but one week had opened', openings, { last: at(MON, '18:05'), now: at(TUE, '08:12') }, 'DOWN'],
  ['somebody wrote at night', fourWeeks(), { last: at(TUE, '03:00'), now: at(TUE, '07:00') }, 'QUIET'],
  ['nothing followed in the morning', fourWeeks(), { last: at(TUE, '03:00'), now: at(TUE, '08:07') }, 'DOWN'],
  ['it is lunch time', lunches, { last: at(TUE, '11:58'), now: at(TUE, '12:50') }, 'QUIET'],
  ['lunch is over', lunches, { last: at(TUE, '11:58'), now: at(TUE, '13:07') }, 'DOWN'],
  [
    'lunch comes after a morning without events',
    lunches,
    { last: at(TUE, '08:58'), now: at(TUE, '12:30') },
    'DOWN',
  ],
  ['a past week was a holiday', holiday, { last: at(TUE, '11:00'), now: at(TUE, '11:07') }, 'DOWN'],
  ['a past week had an outage', outage, { last: at(TUE, '11:00'), now: at(TUE, '11:07') }, 'DOWN'],
  ['few come, and one is not yet due', sparse, { last: at(TUE, '11:00'), now: at(TUE, '11:44') }, 'QUIET'],
  ['few come, and one is overdue', sparse, { last: at(TUE, '11:00'), now: at(TUE, '11:50') }, 'DOWN'],
  ['few come, in bursts', bursts, { last: at(TUE, '09:08'), now: at(TUE, '10:30') }, 'QUIET'],
  ['a burst has not come', bursts, { last: at(TUE, '09:08'), now: at(TUE, '14:00') }, 'DOWN'],
  [
    'a feed has been dead for three weeks',
    fourWeeks(),
    { last: at(FRI, '18:05', 3), now: at(WED, '11:00', 7) },
    'DOWN',
  ],
])('where %s it is judged by past weeks', (_, minutes, { last, now }, state) => {
  expect(stateOf(minutes, last, now)).toBe(state);
});

describe('the usual silence', () => {
  it('is the longest pause around now, but not of a week that paused far longer than the others', () => {
    const usualWhereOneWeekHas = (every: number) =>
      usualSilence(learnFeedHabit(fourWeeks([{}, { every }, {}, {}]), SAO_PAULO), {
        lastAt: at(TUE, '10:59'),
        now: at(TUE, '11:00'),
      });
    expect([2, 5, 20].map(usualWhereOneWeekHas)).toEqual([4 * MINUTE, 7 * MINUTE, 4 * MINUTE]);
  });

  it('is unknown until two weeks have shown it', () => {
    const usualAfter = (weeks: number) =>
      usualSilence(
        learnFeedHabit(
          fourWeeks().filter((minute) => minute >= at(MON, '00:00', NOW - weeks)),
          SAO_PAULO,
        ),
        {
          lastAt: at(TUE, '11:00'),
          now: at(TUE, '11:05'),
        },
      );
    expect([0, 1, 2].map(usualAfter)).toEqual([null, null, 4 * MINUTE]);
  });

  it('keeps to the clock on the wall when that is changed', () => {
    // New York sets its clocks forward on Sunday, 8 March 2026.
    const newYork = (date: string) => Date.parse(date);
    const minutes = ['02-09', '02-16', '02-23', '03-02'].flatMap((date) =>
      range(newYork(`2026-${date}T08:00:00-05:00`), newYork(`2026-${date}T18:00:00-05:00`), 2 * MINUTE),
    );
    const lastAt = newYork('2026-03-09T07:58:00-04:00');
    const state = (now: string) => stateOf(minutes, lastAt, newYork(now), 'America/New_York');
    expect(state('2026-03-09T07:59:30-04:00')).toBe('LIVE');
    expect(state('2026-03-09T08:07:00-04:00')).toBe('DOWN');
    expect(state('2026-03-09T18:05:00-04:00')).toBe('QUIET');
  });
});

/** A week of its own for every org: minutes of the week in which something comes. */
const anyWeek = fc
  .uniqueArray(fc.nat(WEEK / MINUTE - 1), { minLength: 1, maxLength: 60 })
  .map((minutes) => minutes.toSorted((a, b) => a - b).map((minute) => minute * MINUTE));
const repeated = (minutes: readonly number[], weeks: number) =>
  Array.from({ length: weeks }, (_, n) => minutes.map((minute) => MONDAY + n * WEEK + minute)).flat();
const anyMoment = fc.integer({ min: 0, max: WEEK - 1 });

it('never exceeds the usual in a week like those before', () => {
  holdsAlways(
    fc.property(anyWeek, anyMoment, (minutes, moment) => {
      const now = MONDAY + NOW * WEEK + moment;
      const lastAt = repeated(minutes, NOW + 1).findLast((minute) => minute <= now) ?? MONDAY;
      const usual = usualSilence(learnFeedHabit(repeated(minutes, NOW), 'UTC'), { lastAt, now });
      if (usual !== null) expect(now - lastAt).toBeLessThanOrEqual(usual);
    }),
  );
});

it('is exceeded at some time of the week after a feed that comes by day has stopped', () => {
  const habit = learnFeedHabit(fourWeeks(), SAO_PAULO);
  holdsAlways(
    fc.property(anyMoment, (moment) => {
      const lastAt = MONDAY + NOW * WEEK + moment;
      const exceeds = (now: number) =>
        now - lastAt > (usualSilence(habit, { lastAt, now }) ?? 0) + 2 * MINUTE;
      expect(range(lastAt, lastAt + 3 * DAY, 30 * MINUTE).some(exceeds)).toBe(true);
    }),
    200,
  );
});
