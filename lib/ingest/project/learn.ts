// What events tell of channels and assignees beside their sessions.

import { type Transaction, together } from '../../db/connection/transaction.ts';
import { readFactsWithin } from '../../db/projection/event-rows.ts';
import {
  forgetLearned,
  type Learned,
  learnAssigneeNames,
  learnAssigneeTypes,
  learnIntegrations,
} from '../../db/projection/learned-rows.ts';
import type { ImEvent } from '../../domain/events/event.ts';
import type { MovedEvent } from './record-events.ts';

/** Ids of those that are new or that look different now. */
export type LearnedIds = { channels: string[]; assignees: string[] };

export async function learn(tx: Transaction, orgId: string, events: readonly ImEvent[]): Promise<LearnedIds> {
  const [channels, named, typed] = await together([
    learnIntegrations(tx, orgId, newest(events.flatMap(TOLD_BY.integration))),
    learnAssigneeNames(tx, orgId, newest(events.flatMap(TOLD_BY.name))),
    learnAssigneeTypes(tx, orgId, newest(events.flatMap(TOLD_BY.type))),
  ]);
  return { channels, assignees: [...new Set([...named, ...typed])] };
}

/** What was learned from events that moved to an earlier place, learned again: others may be the newest now. */
export async function relearn(
  tx: Transaction,
  orgId: string,
  moved: readonly MovedEvent[],
): Promise<LearnedIds> {
  const isForgotten = moved.length > 0 && (await forgetLearned(tx, orgId, moved));
  if (!isForgotten) return { channels: [], assignees: [] };
  const from = Math.min(...moved.map(({ to }) => to));
  const to = Math.max(...moved.map((event) => event.from));
  return learn(tx, orgId, await readFactsWithin(tx, orgId, { from, to }));
}

/** What one event tells: of a channel its integration, of an assignee its name and its type. */
export const TOLD_BY = { integration: integrationTold, name: nameTold, type: typeTold };

function integrationTold(event: ImEvent): Learned[] {
  if (event.channelId === '') return [];
  const value = event.kind === 'message' ? event.integration || null : null;
  return [{ id: event.channelId, value, at: event.at, key: event.key }];
}

function nameTold(event: ImEvent): Learned[] {
  if (event.kind !== 'message' || !isStaff(event)) return [];
  const { id, name } = event.actor;
  return id === null ? [] : [{ id, value: name, at: event.at, key: event.key }];
}

function typeTold(event: ImEvent): Learned[] {
  const { at, key } = event;
  if (event.kind === 'message' && isStaff(event) && event.actor.id !== null) {
    return [{ id: event.actor.id, value: event.actor.type, at, key }];
  }
  if (event.kind !== 'status' || event.assigneeId === null) return [];
  return [{ id: event.assigneeId, value: event.assigneeType, at, key }];
}

function isStaff({ actor }: { actor: { type: string | null } }): boolean {
  return actor.type === 'AGENT' || actor.type === 'BOT';
}

/** One for each id, the newest that tells a value; sorted by id. */
function newest(told: readonly Learned[]): Learned[] {
  const byId = new Map<string, Learned>();
  for (const one of told) {
    const held = byId.get(one.id);
    if (!held || isNewer(one, held)) byId.set(one.id, one);
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Of two that tell of the same id. */
export function isNewer(one: Learned, held: Learned): boolean {
  if (one.value === null) return false;
  if (held.value === null) return true;
  return one.at === held.at ? one.key > held.key : one.at > held.at;
}
