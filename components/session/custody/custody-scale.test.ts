import { describe, expect, it } from 'vitest';
import type { CustodySegment } from '@/lib/domain/session/session';
import { bot, by, ended, inProgress, opened, said, T0 } from '@/lib/domain/testing/sentences';
import { detailOf } from '../testing/render-live';
import { custodyScale, custodyTicks } from './custody-scale';

const MINUTE = 60_000;
const targetMs = 5 * MINUTE;

describe('the custody bar', () => {
  it('is gapless and as wide as the session is long', () => {
    const { custody, spells } = detailOf([
      opened(0),
      said('customer', 1),
      inProgress(bot(), 60),
      said('bot', 70),
      opened(120),
    ]);
    const scale = custodyScale(custody, spells, { now: T0 + 600_000, targetMs });
    expect(scale?.segments.map(({ segment }) => segment.holder)).toEqual([
      'QUEUE',
      'BOT',
      'CUSTOMER',
      'QUEUE',
    ]);
    expect(scale?.segments.map(({ left }) => left)).toEqual([0, 10, 11.667, 20]);
    expect(scale?.segments.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100, 1);
    expect(scale?.totals.reduce((sum, { ms }) => sum + ms, 0)).toBe(600_000);
  });

  it('underlines what of a wait lies past the target, over a change of assignee too', () => {
    const { custody, spells } = detailOf([opened(0), opened(200, bot()), inProgress(bot(), 400)]);
    const scale = custodyScale(custody, spells, { now: T0 + 1_000_000, targetMs });
    expect(scale?.pastTarget).toEqual([{ left: 30, width: 10 }]);
  });

  it('draws an end that lasts as a stub, and leaves it out of the totals', () => {
    const { custody, spells } = detailOf([opened(0), inProgress(by('Ana'), 47), ended(94, by('Ana'))]);
    const scale = custodyScale(custody, spells, { now: T0 + 90 * 86_400_000, targetMs });
    expect(scale?.closedSince).toBe(T0 + 94_000);
    expect(scale?.segments.at(-1)).toMatchObject({ left: 94, width: 6 });
    expect(scale?.totals.map(({ holder }) => holder)).toEqual(['QUEUE', 'AGENT']);
  });

  it('draws who had most of a pixel where stretches are too many', () => {
    const custody: CustodySegment[] = Array.from({ length: 2_000 }, (_, index) => ({
      holder: index % 2 ? 'AGENT' : 'QUEUE',
      assigneeId: null,
      from: T0 + index * 1_000 - (index % 2 ? 200 : 0),
      to: index === 1_999 ? null : T0 + (index + 1) * 1_000 - (index % 2 ? 0 : 200),
    }));
    const scale = custodyScale(custody, [], { now: T0 + 2_000_000, targetMs });
    expect(scale?.segments.length).toBeLessThanOrEqual(300);
    expect(scale?.segments.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100, 0);
  });

  it('has a beginning where the clock stands still', () => {
    const { custody, spells } = detailOf([opened(0)]);
    const scale = custodyScale(custody, spells, { now: T0, targetMs });
    expect(scale?.segments).toHaveLength(1);
    expect(Number.isFinite(scale?.segments[0]?.width)).toBe(true);
  });

  it('has round ticks of the local clock', () => {
    const midnight = Date.UTC(2026, 1, 12, 18, 15);
    const from = T0 + 7 * MINUTE;
    const ticks = custodyTicks({ from, to: from + 60 * MINUTE }, midnight, from + 60 * MINUTE);
    expect(ticks.map(({ at }) => (at - midnight) % (10 * MINUTE))).toEqual(ticks.map(() => 0));
    expect(ticks.length).toBeGreaterThan(3);
  });
});
