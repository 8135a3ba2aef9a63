import { type Assignment, assignmentOf } from '../events/assignment.ts';
import type { SessionCard } from '../session/session.ts';
import type { AgeBucket } from './queue.ts';
import { type ContextNames, matchesSearch, searchOf } from './search.ts';

/**
 * What the board is narrowed to. An absent list narrows nothing; an empty one lets nothing through.
 * `buckets` narrows the rows of the queue alone, so that its histogram stays whole.
 */
export type BoardFilter = {
  channels?: readonly string[];
  assigneeTypes?: readonly Assignment[];
  q?: string;
  buckets?: readonly AgeBucket[];
};

export function matchesFilter(card: SessionCard, filter: BoardFilter, names: ContextNames): boolean {
  return cardFilter(filter, names)(card);
}

/** The filter made ready for many cards. Buckets are not judged: they need the time. */
export function cardFilter(filter: BoardFilter, names: ContextNames): (card: SessionCard) => boolean {
  const inScope = channelFilter(filter);
  const assignments = filter.assigneeTypes && new Set(filter.assigneeTypes);
  const search = searchOf(filter.q, names);
  return (card) =>
    inScope(card.channelId ?? '') &&
    (assignments === undefined || assignments.has(assignmentOf(card))) &&
    (search === null || matchesSearch(card, search));
}

/** By channel id; '' (no channel) passes only where no channels are chosen. */
export function channelFilter(filter: BoardFilter): (channelId: string) => boolean {
  const channels = filter.channels && new Set(filter.channels);
  return (channelId) => channels === undefined || (channelId !== '' && channels.has(channelId));
}
