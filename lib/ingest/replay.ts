// What was set aside, read once more: after a fix, after the right organisation was pinned.
import { randomUUID } from 'node:crypto';
import { insertChanges } from '../db/changes.ts';
import { historyPool } from '../db/connection/pool.ts';
import { inTransaction, type Transaction } from '../db/connection/transaction.ts';
import { insertDeliveries, type NewDelivery } from '../db/deliveries.ts';
import {
  listUnresolvedIds,
  lockSetAside,
  resolveSetAside,
  type SetAside,
} from '../db/feed/quarantine-replay.ts';
import { elementTextAt } from '../zoho/parse-delivery.ts';

const AT_ONCE = 100;

/**
 * Delivers what was set aside again, as received when it first was; `ids` null: all of it. What fails again is set aside
 * again. The number of those that were replayed: resolved ones and unknown ids are not among them.
 */
export async function replayQuarantined(ids: readonly string[] | null, now: number): Promise<number> {
  const wanted = ids ?? (await inTransaction(historyPool(), listUnresolvedIds));
  let replayed = 0;
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const some = wanted.slice(from, from + AT_ONCE);
    replayed += await inTransaction(historyPool(), (tx) => replaySome(tx, some, now));
  }
  return replayed;
}

async function replaySome(tx: Transaction, ids: readonly string[], now: number): Promise<number> {
  const setAside = await lockSetAside(tx, ids);
  if (setAside.length === 0) return 0;
  await insertDeliveries(setAside.map(redelivered), tx);
  await resolveSetAside(
    tx,
    setAside.map(({ id }) => id),
    now,
  );
  await insertChanges(tx, [
    { orgId: null, kind: 'quarantine', id: '' },
    { orgId: null, kind: 'delivery', id: '' },
  ]);
  return setAside.length;
}

/** The element alone: its neighbours have been projected. */
function redelivered({ sourceId, receivedAt, index, body }: SetAside): NewDelivery {
  const element = index === null ? null : elementTextAt(body, index);
  return {
    id: randomUUID(),
    receivedAt,
    sourceId,
    origin: 'replay',
    body: element === null ? body : Buffer.from(element),
  };
}
