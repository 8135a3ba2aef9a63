import type { Message } from './session.ts';

/**
 * An id that Zoho gave to messages of two sessions is one message, of the session where it was written first; of one
 * instant, of the one with the lower id.
 */
export function isWrittenBefore(one: Message, other: Message): boolean {
  return one.at === other.at ? one.sessionId < other.sessionId : one.at < other.at;
}
