import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, ownIdentity, type ProcessIdentity } from '../process-identity.ts';

export type DataDirLock = { release(): void };

const FILE = 'vigia.lock';

/** Throws when another live process has the folder. What a killed one left behind counts for nothing. */
export function lockDataDir(dataDir: string): DataDirLock {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, FILE);
  const mine = JSON.stringify(ownIdentity());
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, mine);
  try {
    for (let tries = 0; tries < 5; tries += 1) {
      if (linked(draft, file)) return { release: () => releaseIfMine(file, mine) };
      const owner = ownerOf(file);
      if (owner && isRunning(owner)) {
        throw new Error(
          `Another Vigia (process ${owner.pid}) is using ${dataDir}: stop it, or set VIGIA_DATA_DIR.`,
        );
      }
      removeStale(file);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  throw new Error(`The lock ${file} could not be taken.`);
}

/** The process that has the folder now; null when nobody has. */
export function dataDirOwner(dataDir: string): number | null {
  const owner = ownerOf(join(dataDir, FILE));
  return owner && isRunning(owner) ? owner.pid : null;
}

/** A hard link either appears whole or not at all. */
function linked(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Moved aside first: if somebody else took the lock in between, it is theirs that moved, and it goes back. */
function removeStale(file: string): void {
  const aside = `${file}.stale-${process.pid}`;
  if (!existsSync(file)) return;
  renameSync(file, aside);
  const owner = ownerOf(aside);
  if (owner && isRunning(owner)) linked(aside, file);
  rmSync(aside, { force: true });
}

function releaseIfMine(file: string, mine: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === mine) rmSync(file, { force: true });
}

function ownerOf(file: string): ProcessIdentity | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity;
  } catch {
    // Unreadable or gone: nobody's.
    return null;
  }
}
