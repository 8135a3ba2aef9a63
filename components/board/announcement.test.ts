import { describe, expect, it } from 'vitest';
import { firstAnnouncement, nextAnnouncement } from './announcement';

const calm = { waiting: 3, past: 0, oldestMs: 60_000 };
const busier = { waiting: 5, past: 1, oldestMs: 300_000 };

describe('what is said aloud of the board', () => {
  it('is nothing when the page opens', () => {
    expect(firstAnnouncement(calm, 0).change).toBeNull();
  });

  it('waits until 15 seconds have passed, however many changes come', () => {
    const first = firstAnnouncement(calm, 0);
    expect(nextAnnouncement(first, busier, 14_999)).toBe(first);
    expect(nextAnnouncement(first, busier, 15_000)).toEqual({ at: 15_000, told: busier, change: 2 });
  });

  it('is not repeated while nothing changes but the age', () => {
    const first = firstAnnouncement(calm, 0);
    expect(nextAnnouncement(first, { ...calm, oldestMs: 90_000 }, 60_000)).toBe(first);
  });

  it('sums up what came and went in between', () => {
    const second = nextAnnouncement(firstAnnouncement(calm, 0), busier, 20_000);
    expect(nextAnnouncement(second, { ...calm, waiting: 1 }, 40_000).change).toBe(-4);
  });
});
