import { describe, expect, it } from 'vitest';
import { afterNewest, type FeedLog, type LoggedDelivery, outcomeOf } from './feed-log.ts';

const T0 = 1_751_022_087_019;
const NOTHING = { elements: 0, events: 0, repeats: 0, notOurs: 0, quarantined: 0 };

const delivery = (place: number, found: LoggedDelivery['found'] = NOTHING): LoggedDelivery => ({
  id: `d${place}`,
  receivedAt: T0 + place,
  source: 'live',
  bytes: 100,
  lagMs: 12,
  found,
});

/** From the newest place down to the oldest. */
function log(newest: number, oldest: number, nextCursor: string | null = `before ${oldest}`): FeedLog {
  const places = Array.from({ length: newest - oldest + 1 }, (_, i) => newest - i);
  return {
    deliveries: places.map((place) => delivery(place)),
    nextCursor,
    lag: { medianMs: 1, p95Ms: 2 },
    asOf: T0,
  };
}

const idsOf = ({ deliveries }: FeedLog) => deliveries.map(({ id }) => id);

describe('the outcome of a delivery', () => {
  it('names first what a person should look at', () => {
    expect(outcomeOf(delivery(1, null))).toBe('waiting');
    expect(outcomeOf(delivery(1, { ...NOTHING, events: 3, quarantined: 1 }))).toBe('quarantined');
    expect(outcomeOf(delivery(1, { ...NOTHING, events: 1, repeats: 4 }))).toBe('projected');
    expect(outcomeOf(delivery(1, { ...NOTHING, repeats: 4, notOurs: 1 }))).toBe('repeat');
    expect(outcomeOf(delivery(1, { ...NOTHING, notOurs: 1 }))).toBe('not_ours');
    expect(outcomeOf(delivery(1))).toBe('empty');
  });
});

describe('a newer page', () => {
  it('stands above what was listed before', () => {
    const merged = afterNewest(log(6, 1), log(8, 4));
    expect(idsOf(merged)).toEqual(['d8', 'd7', 'd6', 'd5', 'd4', 'd3', 'd2', 'd1']);
    expect(merged.nextCursor).toBe('before 1');
  });

  it('brings what is known now of the rows that it holds', () => {
    const held = { ...log(3, 1), deliveries: [delivery(3, null), delivery(2), delivery(1)] };
    expect(outcomeOf(afterNewest(held, log(4, 2)).deliveries[1] ?? delivery(0))).toBe('empty');
  });

  it('stands alone where there would be a hole below it', () => {
    const merged = afterNewest(log(3, 1), log(9, 6));
    expect(idsOf(merged)).toEqual(['d9', 'd8', 'd7', 'd6']);
    expect(merged.nextCursor).toBe('before 6');
  });

  it('keeps its own cursor where nothing older was listed', () => {
    expect(afterNewest(log(5, 3, 'old'), log(6, 3, 'new')).nextCursor).toBe('new');
  });
});
