// Sets right what a comparison found, in short transactions beside a running projector: its locks in its order, what is
// touched named in the change feed. Whatever has moved on since the comparison is left to the next one.
import {
  correctEvents,
  relearn,
  removeOtherMessages,
  removeSessions,
  settleChannelMinutes,
  settleStatusCounts,
} from '../db/audit/repairs.ts';
import { settleUnknownValue } from '../db/audit/unknown-repairs.ts';
import { type Change, type ChangeKind, insertChanges } from '../db/changes.ts';
import { projectPool } from '../db/connection/pool.ts';
import { inTransaction, type Transaction } from '../db/connection/transaction.ts';
import { insertEvents } from '../db/projection/event-rows.ts';
import { insertQuarantined } from '../db/projection/quarantine-rows.ts';
import { foldSessions } from '../ingest/project/fold-sessions.ts';
import type { EventRepair, Repairs } from './found.ts';

const AT_ONCE = 200;

/** Events that no delivery and no element of their own can tell must have been looked up before: see `fillIn`. */
export async function repair(repairs: Repairs): Promise<void> {
  await eachPart(byOrg(repairs.events.filter(({ wanted }) => wanted !== null)), repairEvents);
  await inParts(repairs.quarantined, async (tx, part) => {
    await insertQuarantined(tx, part);
    await insertChanges(tx, [{ orgId: null, kind: 'quarantine', id: '' }]);
  });
  const sessions = [...repairs.sessions].map(([orgId, ids]): [string, string[]] => [orgId, [...ids].sort()]);
  await eachPart(sessions, refold);
  await eachPart(byOrg(repairs.statuses), async (tx, orgId, part) => {
    await settleStatusCounts(tx, orgId, part);
    await noteChanges(tx, orgId, { channel_counter: part.map(({ channelId }) => channelId) });
  });
  await eachPart(byOrg(repairs.minutes), async (tx, orgId, part) => {
    await settleChannelMinutes(tx, orgId, part);
    await noteChanges(tx, orgId, { channel_minute: part.map((row) => `${row.channelId}|${row.minute}`) });
  });
  await eachPart(byOrg(repairs.learned), async (tx, orgId, part) => {
    for (const told of part) await relearn(tx, orgId, told);
    const ids = (isChannel: boolean) =>
      part.filter(({ fact }) => (fact === 'integration') === isChannel).map(({ id }) => id);
    await noteChanges(tx, orgId, { channel: ids(true), assignee: ids(false) });
  });
  await eachPart(byOrg(repairs.unknownValues), async (tx, orgId, part) => {
    for (const { held, wanted } of part) await settleUnknownValue(tx, orgId, { held, wanted });
  });
}

async function repairEvents(tx: Transaction, orgId: string, part: EventRepair[]): Promise<void> {
  const sorted = part.sort((a, b) => (a.key < b.key ? -1 : 1));
  const missing = sorted.flatMap(({ held, wanted, deliveriesBy }) =>
    wanted && !held ? [{ ...wanted, deliveries: deliveriesBy }] : [],
  );
  if (missing.length > 0) await insertEvents(tx, orgId, missing);
  await correctEvents(
    tx,
    orgId,
    sorted.flatMap(({ held, wanted, deliveriesBy }) =>
      wanted && held ? [{ wanted, deliveriesBy, heldSince: held.receivedAt }] : [],
    ),
  );
  const sessionIds = sorted.flatMap(({ held, wanted }) => [held?.sessionId, wanted?.event.sessionId]);
  await refold(tx, orgId, [...new Set(sessionIds.filter((id) => id !== undefined))].sort());
}

/** What the fold does not give goes: messages that no event tells, sessions that no event names. */
async function refold(tx: Transaction, orgId: string, sessionIds: string[]): Promise<void> {
  const folded = await foldSessions(tx, orgId, { fresh: [], moved: new Set(sessionIds) });
  const known = new Set(folded.sessions.map(({ after }) => after.id));
  const keep = folded.messages.map(({ after }) => after.id);
  await removeOtherMessages(tx, orgId, { sessionIds, keep });
  const empty = sessionIds.filter((id) => !known.has(id));
  if (empty.length > 0) await removeSessions(tx, orgId, empty);
  const channels = folded.sessions.flatMap(({ before, after }) => [before?.channelId, after.channelId]);
  const channelIds = channels.filter((id) => id !== undefined);
  await noteChanges(tx, orgId, { session: sessionIds, channel_counter: channelIds });
}

async function noteChanges(
  tx: Transaction,
  orgId: string,
  touched: Partial<Record<ChangeKind, string[]>>,
): Promise<void> {
  const kinds = Object.entries(touched) as [ChangeKind, string[]][];
  const changes = kinds.flatMap(([kind, ids]) =>
    [...new Set(ids)].map((id): Change => ({ orgId, kind, id })),
  );
  await insertChanges(tx, changes);
}

function byOrg<T extends { orgId: string }>(items: readonly T[]): [string, T[]][] {
  const orgs = new Map<string, T[]>();
  for (const item of items) {
    const own = orgs.get(item.orgId);
    if (own) own.push(item);
    else orgs.set(item.orgId, [item]);
  }
  return [...orgs];
}

async function eachPart<T>(
  orgs: readonly [string, T[]][],
  work: (tx: Transaction, orgId: string, part: T[]) => Promise<void>,
): Promise<void> {
  for (const [orgId, items] of orgs) await inParts(items, (tx, part) => work(tx, orgId, part));
}

/** Each part in a transaction of its own, so that none holds back the feed for long. */
async function inParts<T>(
  items: readonly T[],
  work: (tx: Transaction, part: T[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < items.length; from += AT_ONCE) {
    const part = items.slice(from, from + AT_ONCE);
    await inTransaction(projectPool(), (tx) => work(tx, [...part]));
  }
}
