// What this process projects at the moment, written down before it begins: after a death that nobody can explain, the
// deliveries it held are suspects, and run alone until one of them has shown that it kills.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeliveryId } from '../../db/deliveries.ts';
import { env } from '../../env.ts';
import { log } from '../../log.ts';
import { type OwnedFiles, ownedFiles } from '../../owned-files.ts';
import { processSingleton } from '../../process-singleton.ts';

/** `taken`: what dead processes held and nobody has counted yet; the files bear our name by now. */
type Marks = { files: OwnedFiles; taken: string[]; isWarned: boolean };

const marks = (): Marks =>
  processSingleton('heldDeliveries', () => {
    const files = ownedFiles(join(env().dataDir, 'projecting'), 'json');
    return { files, taken: [], isWarned: false };
  });

/** Marks the deliveries as ours while `work` lasts. */
export async function whileHolding<T>(deliveries: readonly DeliveryId[], work: () => Promise<T>): Promise<T> {
  const path = mark(deliveries);
  try {
    return await work();
  } finally {
    if (path !== null) unmark(path);
  }
}

/** Hands over what dead processes held, and forgets it when `take` is done; until then it is handed over again. */
export async function takeAbandoned(take: (deliveries: DeliveryId[]) => Promise<void>): Promise<void> {
  const { files, taken } = marks();
  taken.push(...(attempt(() => files.claimOrphans()) ?? []));
  for (let path = taken.shift(); path !== undefined; path = taken.shift()) {
    const held = heldIn(path);
    try {
      if (held.length > 0) await take(held);
    } catch (error) {
      taken.push(path);
      throw error;
    }
    unmark(path);
  }
}

/** Not synced: a mark has to outlive the process, not the machine. */
function mark(deliveries: readonly DeliveryId[]): string | null {
  const held = deliveries.map(({ id, receivedAt }) => ({ id, receivedAt }));
  return attempt(() => {
    const path = marks().files.nextPath();
    try {
      writeFileSync(path, JSON.stringify(held));
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    }
    marks().isWarned = false;
    return path;
  });
}

function unmark(path: string): void {
  attempt(() => rmSync(path, { force: true }));
}

/** Null where the disk does not let us: a mark is for a death that may come, and projecting is for every day. */
function attempt<T>(onDisk: () => T): T | null {
  const held = marks();
  try {
    return onDisk();
  } catch (error) {
    if (!held.isWarned)
      log.warn({ error }, 'what is being projected cannot be written down; projecting anyhow');
    held.isWarned = true;
    return null;
  }
}

/** Nothing where the process died while it wrote: it had not begun. */
function heldIn(path: string): DeliveryId[] {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as DeliveryId[];
  } catch {
    return [];
  }
}
