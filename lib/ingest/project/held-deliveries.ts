// What this process projects at the moment, written down before it begins: after a death that nobody can explain, the
// deliveries it held are suspects, and run alone until one of them has shown that it kills.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeliveryId } from '../../db/deliveries.ts';
import { env } from '../../env.ts';
import { type OwnedFiles, ownedFiles } from '../../owned-files.ts';
import { processSingleton } from '../../process-singleton.ts';

/** Not synced: a mark has to outlive the process, not the machine. */
type Marks = { files: OwnedFiles; path: string };

const marks = (): Marks =>
  processSingleton('heldDeliveries', () => {
    const files = ownedFiles(join(env().dataDir, 'projecting'), 'json');
    return { files, path: files.nextPath() };
  });

/** Marks the deliveries as ours while `work` lasts. */
export async function whileHolding<T>(deliveries: readonly DeliveryId[], work: () => Promise<T>): Promise<T> {
  const { path } = marks();
  const held = deliveries.map(({ id, receivedAt }) => ({ id, receivedAt }));
  writeFileSync(path, JSON.stringify(held));
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** Hands over what dead processes held, and forgets it when `take` is done. */
export async function takeAbandoned(take: (deliveries: DeliveryId[]) => Promise<void>): Promise<void> {
  for (const path of marks().files.claimOrphans()) {
    const held = heldIn(path);
    if (held.length > 0) await take(held);
    rmSync(path, { force: true });
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
