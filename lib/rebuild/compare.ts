// Every projection, computed anew from what is stored and held against what stands there.
import { readMiscountedMinutes, readMiscountedStatuses } from '../db/audit/recounts.ts';
import type { Queryable } from '../db/connection/transaction.ts';
import { compareEvents } from './compare-events.ts';
import { compareSessions, type OnSession } from './compare-sessions.ts';
import { type Found, noteRepair, nothingFound } from './found.ts';
import { createLearner } from './learner.ts';
import { createUnknownTally } from './unknown-tally.ts';

/** `db` shows one instant, so whatever is being projected at the moment is either there whole or not at all. */
export async function compareProjections(
  db: Queryable,
  { onSession, eventsAtOnce }: { onSession?: OnSession; eventsAtOnce?: number } = {},
): Promise<Found> {
  const found = nothingFound();
  const learner = createLearner();
  const unknown = createUnknownTally();
  await compareEvents({ db, found, learner, unknown, eventsAtOnce });
  await learner.compare(db, found);
  await unknown.compare(db, found);
  await compareSessions({ db, found, onSession });
  await compareCounters(db, found);
  return found;
}

/** The rows that they count are held against their events elsewhere. */
async function compareCounters(db: Queryable, { differences, repairs }: Found): Promise<void> {
  for (const row of await readMiscountedStatuses(db)) {
    const { orgId, channelId, status, held, counted } = row;
    const what = `${held} instead of ${counted}`;
    differences.add({ projection: 'status count', orgId, id: `${channelId}|${status}`, what });
    noteRepair(repairs.statuses, row);
  }
  for (const row of await readMiscountedMinutes(db)) {
    const { orgId, channelId, minute, held, counted } = row;
    const what = `${held} instead of ${counted}`;
    differences.add({ projection: 'channel minute', orgId, id: `${channelId}|${minute}`, what });
    noteRepair(repairs.minutes, row);
  }
}
