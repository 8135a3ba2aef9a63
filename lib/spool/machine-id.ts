import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processSingleton } from '../process-singleton.ts';

/** Tells this data folder from those of other machines on the same database; made once, whoever asks first. */
export function machineId(dataDir: string): string {
  return processSingleton(`machineId.${dataDir}`, () => readOrMake(dataDir));
}

function readOrMake(dataDir: string): string {
  const path = join(dataDir, 'machine-id');
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, randomUUID());
  try {
    // A hard link either appears whole or not at all.
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(path, 'utf8');
}
