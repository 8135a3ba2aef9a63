// What events tell of channels and assignees beside their sessions.

import type { Transaction } from '../../db/connection/transaction.ts';
import {
  type Learned,
  learnAssigneeNames,
  learnAssigneeTypes,
  learnIntegrations,
} from '../../db/projection/learned-rows.ts';
import type { ImEvent } from '../../domain/events/event.ts';

/** Ids of those that are new or that look different now. */
export type LearnedIds = { channels: string[]; assignees: string[] };

export async function learn(tx: Transaction, orgId: string, events: readonly ImEvent[]): Promise<LearnedIds> {
  const channels = await learnIntegrations(tx, orgId, newest(events.flatMap(integrationTold)));
  const named = await learnAssigneeNames(tx, orgId, newest(events.flatMap(nameTold)));
  const typed = await learnAssigneeTypes(tx, orgId, newest(events.flatMap(typeTold)));
  return { channels, assignees: [...new Set([...named, ...typed])] };
}

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

function isNewer(one: Learned, held: Learned): boolean {
  if (one.value === null) return false;
  if (held.value === null) return true;
  return one.at === held.at ? one.key > held.key : one.at > held.at;
}
