// All that a comparison finds: how much differs, and what would set it right.

import type { LearnedFact, StoredLearned } from '../db/audit/learned.ts';
import type { MiscountedMinute, MiscountedStatus } from '../db/audit/recounts.ts';
import type { DeliveredEvent } from '../db/projection/event-rows.ts';
import type { Quarantined } from '../db/projection/quarantine-rows.ts';
import type { UnknownValue } from '../domain/feed/unknown-values.ts';
import { createDifferences, type Difference, type Differences } from './difference.ts';

/**
 * `held`: the row as it was seen, null where there is none. `wanted`: what it should be, null where only the deliveries
 * can tell. `deliveriesBy`: by how much its number of deliveries is short.
 */
export type EventRepair = {
  orgId: string;
  key: string;
  held: { receivedAt: number; sessionId: string } | null;
  wanted: DeliveredEvent | null;
  deliveriesBy: number;
};

export type LearnedRepair = {
  fact: LearnedFact;
  orgId: string;
  id: string;
  held: StoredLearned | null;
  wanted: StoredLearned;
};

/** `held`: the row as it was seen; null: none. `wanted` null: nothing tells of it. */
export type UnknownRepair = { orgId: string; held: UnknownValue | null; wanted: UnknownValue | null };

/** At most so many of each at a time: the next comparison finds the rest. */
const REPAIRS_AT_ONCE = 10_000;
const SESSIONS_AT_ONCE = 200_000;

export type Repairs = {
  events: EventRepair[];
  quarantined: Quarantined[];
  /** By org: ids of sessions to fold anew. */
  sessions: Map<string, Set<string>>;
  statuses: MiscountedStatus[];
  minutes: MiscountedMinute[];
  learned: LearnedRepair[];
  unknownValues: UnknownRepair[];
};

export type Found = {
  differences: Differences;
  repairs: Repairs;
  /** What was looked at. */
  seen: { events: number; deliveries: number; sessions: number; messages: number };
};

export function nothingFound(): Found {
  return {
    differences: createDifferences(),
    repairs: {
      events: [],
      quarantined: [],
      sessions: new Map(),
      statuses: [],
      minutes: [],
      learned: [],
      unknownValues: [],
    },
    seen: { events: 0, deliveries: 0, sessions: 0, messages: 0 },
  };
}

export function noteRepair<T>(repairs: T[], repair: T): void {
  if (repairs.length < REPAIRS_AT_ONCE) repairs.push(repair);
}

/** A difference that folding its session anew sets right. */
export function noteOfSession(found: Found, sessionId: string, difference: Difference): void {
  found.differences.add(difference);
  const ids = found.repairs.sessions.get(difference.orgId) ?? new Set();
  if (ids.size < SESSIONS_AT_ONCE) ids.add(sessionId);
  found.repairs.sessions.set(difference.orgId, ids);
}
