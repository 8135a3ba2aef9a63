import type { SessionSort } from '../../domain/lists/session-query.ts';
import { RequestError } from '../../errors.ts';

/** The last session of a page: the next page begins after it in the same order. */
export type SessionCursor = { sort: SessionSort; key: number; id: string };

export function cursorText({ sort, key, id }: SessionCursor): string {
  return Buffer.from(JSON.stringify([sort, key, id])).toString('base64url');
}

/** A cursor of another order, or one that we did not make, is the caller's mistake. */
export function cursorFrom(text: string, sort: SessionSort): SessionCursor {
  const read = parsed(text);
  if (!Array.isArray(read) || read.length !== 3) throw unusable();
  const [readSort, key, id] = read;
  if (readSort !== sort || !Number.isSafeInteger(key) || Math.abs(key) > 8.64e15 || typeof id !== 'string') {
    throw unusable();
  }
  return { sort, key, id };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw unusable();
  }
}

function unusable(): RequestError {
  return new RequestError(
    400,
    'bad_parameter',
    'The parameter "cursor" is not one of this list: begin without it.',
  );
}
