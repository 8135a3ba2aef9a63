// The place of each event in its session. Arrival order never matters: the same events always stand in the same order.
import type { ImEvent, StatusEvent } from './event.ts';
import { statusRank } from './status.ts';

/**
 * Distinct events (by key) in event order: by `at`; of one instant messages, then message states, then statuses.
 * `heldStatus` is the session's status before the first of them.
 */
export function inEventOrder(events: readonly ImEvent[], heldStatus: string | null = null): ImEvent[] {
  const sorted = distinct(events).sort(byPlace);
  const ordered: ImEvent[] = [];
  let held = heldStatus;
  for (let start = 0; start < sorted.length; ) {
    const instant = statusesOfOneInstant(sorted, start);
    const placed = instant.length > 1 ? linked(instant, held) : sorted.slice(start, start + 1);
    for (const event of placed) ordered.push(event);
    start += placed.length;
    const last = placed.at(-1);
    if (last?.kind === 'status') held = last.status;
  }
  return ordered;
}

/** Copies of one key can differ in `at` alone, where it is the receipt: the earliest counts. */
function distinct(events: readonly ImEvent[]): ImEvent[] {
  const byKey = new Map<string, ImEvent>();
  for (const event of events) {
    const held = byKey.get(event.key);
    if (held === undefined || event.at < held.at) byKey.set(event.key, event);
  }
  return [...byKey.values()];
}

const KIND_RANK = { message: 0, message_status: 1, status: 2 } as const;

function byPlace(a: ImEvent, b: ImEvent): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.kind !== b.kind) return KIND_RANK[a.kind] - KIND_RANK[b.kind];
  if (a.kind === 'message' && b.kind === 'message') {
    return byMessageId(a.messageId, b.messageId) || compareText(a.key, b.key);
  }
  return compareText(a.key, b.key);
}

/** Ids are numbers in text of any length: the shorter is the smaller. */
function byMessageId(a: string, b: string): number {
  return a.length - b.length || compareText(a, b);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function statusesOfOneInstant(sorted: readonly ImEvent[], start: number): StatusEvent[] {
  const statuses: StatusEvent[] = [];
  for (let index = start; index < sorted.length; index += 1) {
    const event = sorted[index];
    if (event?.kind !== 'status' || (statuses[0] && event.at !== statuses[0].at)) break;
    statuses.push(event);
  }
  return statuses;
}

/** A chain by old status as far as it links, from the status held before; where it breaks, the lowest rank. */
function linked(statuses: readonly StatusEvent[], heldStatus: string | null): StatusEvent[] {
  const left = [...statuses].sort(byRank);
  const chain: StatusEvent[] = [];
  let held = heldStatus;
  while (left.length > 0) {
    const link = held === null ? -1 : left.findIndex((event) => event.oldStatus === held);
    for (const next of left.splice(Math.max(link, 0), 1)) {
      chain.push(next);
      held = next.status;
    }
  }
  return chain;
}

function byRank(a: StatusEvent, b: StatusEvent): number {
  return statusRank(a.status) - statusRank(b.status) || compareText(a.key, b.key);
}
