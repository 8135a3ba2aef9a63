// I1: every id that a sender was told 200 for is stored: projected, waiting, set aside or spooled.
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { listUnknownIds } from '../db/audit/invariants.ts';
import { storedDeliveries } from '../db/audit/stored-deliveries.ts';
import { auditPool } from '../db/connection/pool.ts';
import { inSnapshot } from '../db/live/board-read.ts';
import { damagedFiles } from '../spool/damage.ts';
import { spoolFiles } from '../spool/files.ts';
import { decodeRecords } from '../spool/record.ts';
import { parseDelivery } from '../zoho/parse-delivery.ts';
import type { Audited } from './audited.ts';
import { checked, unchecked, type Verdict } from './verdict.ts';

const IDS_AT_ONCE = 5_000;

export async function checkAccepted({
  sent,
  dataDir,
}: Pick<Audited, 'sent' | 'dataDir'>): Promise<Verdict[]> {
  const damaged = checkDamage(dataDir);
  if (sent === null)
    return [damaged, unchecked('I1', 'give --sent with an id on each line that a sender was told 200 for')];
  const missing = new Set<string>();
  let n = 0;
  for await (const ids of idsIn(sent)) {
    n += ids.length;
    for (const id of await listUnknownIds(auditPool(), ids)) missing.add(id);
  }
  await forgetWaiting(missing, dataDir);
  // What was projected between the two looks is found now.
  const lost = missing.size > 0 ? await listUnknownIds(auditPool(), [...missing]) : [];
  return [
    damaged,
    checked('I1', {
      says: `${n} ids that were answered 200 are stored`,
      failures: lost.length,
      examples: lost,
    }),
  ];
}

/** What cannot be read any more cannot be asked for either. */
function checkDamage(dataDir: string): Verdict {
  const files = damagedFiles(dataDir);
  return checked('I1', { says: 'no file of the spool was damaged', failures: files.length, examples: files });
}

async function* idsIn(path: string): AsyncGenerator<string[], void> {
  let ids: string[] = [];
  for await (const line of createInterface({ input: createReadStream(path) })) {
    if (line.trim() !== '') ids.push(line.trim());
    if (ids.length < IDS_AT_ONCE) continue;
    yield ids;
    ids = [];
  }
  if (ids.length > 0) yield ids;
}

/** Takes out of `missing` what is accepted and not projected. */
async function forgetWaiting(missing: Set<string>, dataDir: string): Promise<void> {
  if (missing.size === 0) return;
  for (const { path } of spoolFiles(dataDir).list()) {
    for (const { body, receivedAt } of decodeRecords(contentOf(path)).deliveries)
      forgetIn(missing, body, receivedAt);
  }
  for (const wanted of ['pending', 'set_aside'] as const) {
    await inSnapshot(auditPool(), async (db) => {
      for await (const deliveries of storedDeliveries(db, wanted)) {
        for (const { body, receivedAt } of deliveries) forgetIn(missing, body, receivedAt);
      }
    });
  }
}

function forgetIn(missing: Set<string>, body: Uint8Array, receivedAt: number): void {
  const parsed = parseDelivery(body, receivedAt);
  for (const element of parsed.kind === 'elements' ? parsed.elements : []) {
    if (element.kind !== 'event') continue;
    missing.delete(element.event.key);
    missing.delete(element.event.sessionId);
    if (element.event.kind === 'message') missing.delete(element.event.messageId);
  }
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    // Drained in between.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
