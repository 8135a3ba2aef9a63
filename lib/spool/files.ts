import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type OwnedFiles, ownedFiles } from '../owned-files.ts';

/** One folder for all processes of this machine. */
export function spoolFiles(dataDir: string): OwnedFiles {
  return ownedFiles(join(dataDir, 'spool'), 'spool');
}

/** A new file's name is durable only with its folder. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
