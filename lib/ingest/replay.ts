// What was set aside, read once more: after a fix, after the right organisation was pinned.
import { randomUUID } from 'node:crypto';
import { insertChanges } from '../db/changes.ts';
import { historyPool } from '../db/connection/pool.ts';
import { inTransaction, type Transaction } from '../db/connection/transaction.ts';
import { insertDeliveries, type NewDelivery } from '../db/deliveries.ts';
import {
  listSetAside,
  lockUnresolved,
  readBodyOf,
  resolveSetAside,
  type SetAside,
} from '../db/feed/quarantine-replay.ts';
import { readBody } from '../zoho/parse-delivery.ts';

const AT_ONCE = 100;
const BYTES_AT_ONCE = 4 * 1024 * 1024;

/** `id` is that of what was set aside. */
type Redelivery = { id: string; delivery: NewDelivery };

/**
 * Delivers what was set aside again, as received when it first was; `ids` null: all of it. What fails again is set aside
 * again. The number of those that were replayed: resolved ones and unknown ids are not among them.
 */
export async function replayQuarantined(ids: readonly string[] | null, now: number): Promise<number> {
  let replayed = 0;
  for await (const some of redeliveries(await listSetAside(historyPool(), ids))) {
    replayed += await inTransaction(historyPool(), (tx) => redeliver(tx, some, now));
  }
  return replayed;
}

/** Bodies are read and taken apart, each once, while no transaction holds back the feed. */
async function* redeliveries(setAside: readonly SetAside[]): AsyncGenerator<Redelivery[], void> {
  let batch: Redelivery[] = [];
  let bytes = 0;
  let body: ReadBody | null = null;
  for (const one of setAside) {
    if (body?.deliveryId !== one.deliveryId) body = await bodyOf(one);
    const text = textIn(body, one.index);
    if (text === null) continue;
    batch.push({ id: one.id, delivery: redelivered(one, text) });
    bytes += text.byteLength;
    if (batch.length < AT_ONCE && bytes < BYTES_AT_ONCE) continue;
    yield batch;
    [batch, bytes] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}

/** `elements`: their texts, where the body has any. */
type ReadBody = { deliveryId: string; whole: Uint8Array | null; elements: string[] };

async function bodyOf(setAside: SetAside): Promise<ReadBody> {
  const { deliveryId } = setAside;
  const whole = await readBodyOf(historyPool(), setAside);
  const read = whole === null || setAside.index === null ? null : readBody(whole);
  const elements = read?.kind === 'elements' ? read.elements.map(({ text }) => text) : [];
  return { deliveryId, whole, elements };
}

/** The element alone: its neighbours have been projected. Null once the body is gone. */
function textIn({ whole, elements }: ReadBody, index: number | null): Uint8Array | null {
  const element = index === null ? undefined : elements[index];
  return whole && element !== undefined ? Buffer.from(element) : whole;
}

function redelivered({ sourceId, receivedAt }: SetAside, body: Uint8Array): NewDelivery {
  return { id: randomUUID(), receivedAt, sourceId, origin: 'replay', body };
}

async function redeliver(tx: Transaction, some: readonly Redelivery[], now: number): Promise<number> {
  const unresolved = await lockUnresolved(
    tx,
    some.map(({ id }) => id),
  );
  const wanted = some.filter(({ id }) => unresolved.has(id));
  if (wanted.length === 0) return 0;
  await insertDeliveries(
    wanted.map(({ delivery }) => delivery),
    tx,
  );
  await resolveSetAside(tx, [...unresolved], now);
  await insertChanges(tx, [
    { orgId: null, kind: 'quarantine', id: '' },
    { orgId: null, kind: 'delivery', id: '' },
  ]);
  return wanted.length;
}
