// Of what moments the picture of the last hour is: the start of each minute, and the present.
import { LAST_HOUR_MINUTES } from '@/lib/domain/board/last-hour';
import {
  queryForLive,
  queryForLiveAt,
  queryForStatus,
  queryForStatusAt,
  type SessionQuery,
} from '@/lib/domain/lists/session-query';

export type Moment = {
  /** Null: the present. */
  at: number | null;
  /** In minutes from where the picture begins. */
  place: number;
};

const MINUTE_MS = 60_000;
/** By so many minutes the end of the picture moves: it is not drawn anew with every second. */
const STEP = 0.25;

/** The place of the present; `now` is the server's clock. */
export function placeOfNow(startsAt: number, now: number): number {
  const place = Math.ceil((now - startsAt) / MINUTE_MS / STEP) * STEP;
  return Math.max(place, LAST_HOUR_MINUTES + STEP);
}

export function momentsOf(startsAt: number, nowPlace: number): Moment[] {
  const minutes = Array.from({ length: LAST_HOUR_MINUTES + 1 }, (_, place) => ({
    at: startsAt + place * MINUTE_MS,
    place,
  }));
  return [...minutes, { at: null, place: nowPlace }];
}

/** What the picture counts at a moment, by status; null: all that are live. The present opens what its tile opens. */
export function queryAt(status: string | null, { at }: Moment): SessionQuery {
  if (at === null) return status === null ? queryForLive() : queryForStatus(status);
  return status === null ? queryForLiveAt(at) : queryForStatusAt(status, at);
}
