import type { Change } from '../../db/changes.ts';
import { type Transaction, together } from '../../db/connection/transaction.ts';
import { moveChannelMinutes, moveStatusCounts } from '../../db/projection/counter-rows.ts';
import type { ImEvent } from '../../domain/events/event.ts';
import { failpoint } from '../../failpoint.ts';
import { minuteDifferences, statusDifferences } from './count-differences.ts';
import { foldSessions } from './fold-sessions.ts';
import { learn, relearn } from './learn.ts';
import { noteUnknownValues } from './note-unknown-values.ts';
import { countRepeats, measureLag } from './outcome.ts';
import { recordEvents } from './record-events.ts';
import type { SortedDelivery } from './sort-elements.ts';

/** What one org's share of a batch changed, for the feed; `fresh` are the events that were new. */
export type ProjectedShare = { changes: Change[]; fresh: ImEvent[] };

/** Events by key, then the turn: in this order everybody takes the locks. */
export async function projectOrg(
  tx: Transaction,
  orgId: string,
  deliveries: readonly SortedDelivery[],
): Promise<ProjectedShare> {
  const delivered = deliveries.flatMap(({ events }) => events);
  const unknownTypes = deliveries.flatMap((delivery) => delivery.unknownTypes);
  if (delivered.length + unknownTypes.length === 0) return { changes: [], fresh: [] };
  const recorded = await recordEvents(tx, orgId, delivered);
  failpoint('events recorded');
  const unclaimed = new Set(recorded.freshKeys);
  for (const delivery of deliveries) {
    countRepeats(delivery, unclaimed);
    measureLag(delivery, recorded.freshKeys);
  }
  const fresh = recorded.fresh.map(({ event }) => event);
  const folded = await foldSessions(tx, orgId, { fresh, moved: recorded.movedSessions });
  const statuses = statusDifferences(folded.sessions);
  const minutes = minuteDifferences(folded.messages);
  const relearned = await relearn(tx, orgId, recorded.moved);
  const [learned] = await together([
    learn(tx, orgId, fresh),
    statuses.length > 0 && moveStatusCounts(tx, orgId, statuses),
    minutes.length > 0 && moveChannelMinutes(tx, orgId, minutes),
    noteUnknownValues(tx, orgId, { fresh, unknownTypes, moved: recorded.moved }),
  ]);

  const sessionIds = new Set([...folded.sessions.map(({ after }) => after.id), ...recorded.repeatedSessions]);
  // A session that ends again keeps its status count but moves "ended today".
  const channelIds = folded.sessions.flatMap(({ before, after }) => [before?.channelId, after.channelId]);
  const minuteIds = minutes.map(({ channelId, minute }) => `${channelId}|${minute}`);
  const named = (kind: Change['kind'], ids: Iterable<string | undefined>) =>
    [...new Set(ids)].flatMap((id) => (id === undefined ? [] : [{ orgId, kind, id }]));
  const changes = [
    ...named('session', sessionIds),
    ...named('channel_counter', channelIds),
    ...named('channel_minute', minuteIds),
    ...named('channel', [...relearned.channels, ...learned.channels]),
    ...named('assignee', [...relearned.assignees, ...learned.assignees]),
  ];
  return { changes, fresh };
}
