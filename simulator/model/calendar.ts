// When customers write and who works: by the hour of the day and the day of the week of the shop.
import { SHOP_UTC_OFFSET_MS } from './shop.ts';

/** `natural`: quiet nights and Sundays. `busy`: a sale, day and night, so that a board is full whenever it is looked at. */
export type Pace = 'natural' | 'busy';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Sessions an hour when the shop is fullest. */
export const PEAK_PER_HOUR = 132;

const HOURS = [
  0.06, 0.04, 0.02, 0.02, 0.02, 0.04, 0.08, 0.2, 0.5, 0.8, 1, 0.98, 0.78, 0.82, 0.94, 0.96, 0.9, 0.78, 0.6,
  0.48, 0.42, 0.34, 0.22, 0.12,
] as const;
/** From Sunday to Saturday. */
const WEEKDAYS = [0.35, 1, 0.96, 0.94, 0.92, 0.98, 0.6] as const;
/** From Sunday to Saturday: the earliest and the latest shift. */
const OPENING = { weekday: [7, 23], saturday: [8, 20], sunday: [10, 18] } as const;

/** Sessions that begin in an hour, as the hour of `at` has them. */
export function arrivalsPerHour(at: number, pace: Pace): number {
  const { hour, weekday } = localTime(at);
  const natural = (HOURS[Math.floor(hour)] ?? 0) * (WEEKDAYS[weekday] ?? 1);
  return PEAK_PER_HOUR * (pace === 'busy' ? 0.94 + 0.06 * natural : natural);
}

/** Early and late shifts overlap around noon; during a sale three quarters of the people are always there. */
export function isOnShift(agentIndex: number, at: number, pace: Pace): boolean {
  const { hour, weekday } = localTime(at);
  if (pace === 'busy') return (agentIndex + Math.floor(hour / 6)) % 5 !== 0;
  const [from, to] = OPENING[weekday === 0 ? 'sunday' : weekday === 6 ? 'saturday' : 'weekday'];
  const isEarly = agentIndex % 2 === 0;
  return isEarly ? hour >= from && hour < to - 6 : hour >= from + 4 && hour < to;
}

function localTime(at: number): { hour: number; weekday: number } {
  const local = at + SHOP_UTC_OFFSET_MS;
  const day = Math.floor(local / DAY_MS);
  // 1 January 1970 was a Thursday.
  return { hour: (local - day * DAY_MS) / HOUR_MS, weekday: (((day + 4) % 7) + 7) % 7 };
}
