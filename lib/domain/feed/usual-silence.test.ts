import { describe, expect, it } from 'vitest';
import { learnUsualSilence, usualSilenceAfter } from './usual-silence.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SAO_PAULO = 'America/Sao_Paulo';
/** A Monday, 00:00 in São Paulo, which has no daylight saving time any more. */
const MONDAY = Date.parse('2026-06-01T00:00:00-03:00');
const at = (day: number, hour: number, minute = 0) => MONDAY + day * DAY + hour * HOUR + minute * MINUTE;

/** Something comes every `every` minutes from 08:00 until before 22:00, every day. */
function days(count: number, every = 2): number[] {
  const minutes: number[] = [];
  for (let day = 0; day < count; day += 1)
    for (let minute = 8 * 60; minute < 22 * 60; minute += every) minutes.push(at(day, 0, minute));
  return minutes;
}

describe('the usual silence', () => {
  it('is short by day and lasts through the night, by the clock of the org', () => {
    const usual = learnUsualSilence(days(21), SAO_PAULO);
    expect(usualSilenceAfter(usual, at(21, 11), SAO_PAULO)).toBe(4 * MINUTE);
    expect(usualSilenceAfter(usual, at(21, 21, 58), SAO_PAULO)).toBe(10 * HOUR + 4 * MINUTE);
    expect(usualSilenceAfter(learnUsualSilence(days(21), 'UTC'), at(21, 11), 'UTC')).toBe(4 * MINUTE);
  });

  it('is unknown until two weeks have shown it', () => {
    expect(usualSilenceAfter([], at(0, 11), SAO_PAULO)).toBeNull();
    expect(usualSilenceAfter(learnUsualSilence(days(6), SAO_PAULO), at(6, 11), SAO_PAULO)).toBeNull();
  });

  it('lasts until morning after something that came in a silent hour', () => {
    const usual = learnUsualSilence(days(21), SAO_PAULO);
    const after3 = usualSilenceAfter(usual, at(21, 3), SAO_PAULO) ?? 0;
    expect(at(21, 3) + after3).toBeGreaterThan(at(21, 8));
    expect(at(21, 3) + after3).toBeLessThan(at(21, 10));
  });

  it('does not learn from an outage', () => {
    const outage = days(28).filter((minute) => minute < at(15, 10) || minute > at(15, 15));
    const usual = learnUsualSilence(outage, SAO_PAULO);
    expect(usualSilenceAfter(usual, at(29, 9, 30), SAO_PAULO)).toBe(4 * MINUTE);
  });
});
