import { RequestError } from '../../errors.ts';

/** The last row of a page, newest first: the next page begins after it. */
export type FeedCursor = { receivedAt: number; id: string };

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LAST_INSTANT = 8.64e15;

export function feedCursorText({ receivedAt, id }: FeedCursor): string {
  return `${receivedAt.toString(36)}.${id}`;
}

/** Throws a RequestError for a cursor that we did not make. */
export function feedCursorFrom(text: string): FeedCursor {
  const [time = '', id = '', ...rest] = text.split('.');
  const receivedAt = /^[0-9a-z]{1,12}$/.test(time) ? Number.parseInt(time, 36) : Number.NaN;
  if (rest.length > 0 || !UUID.test(id) || !(receivedAt <= LAST_INSTANT)) {
    throw new RequestError(
      400,
      'bad_parameter',
      'The parameter "cursor" is not one of this list: begin without it.',
    );
  }
  return { receivedAt, id };
}
