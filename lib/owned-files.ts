// Files that belong to one process of this machine, and to whoever takes them over once it is gone.
import { mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, ownIdentity, type ProcessIdentity } from './process-identity.ts';
import { processSingleton } from './process-singleton.ts';

export type OwnedFile = { path: string; bytes: number; owner: ProcessIdentity };

export type OwnedFiles = {
  folder: string;
  /** Those of every process. */
  list(): OwnedFile[];
  /** A name that says that the file is ours, and that no file has yet; makes the folder. */
  nextPath(): string;
  /** Files that their dead owners left, now ours: a rename succeeds for one process only. */
  claimOrphans(): string[];
};

/** `kind` is how the files' names end. */
export function ownedFiles(folder: string, kind: string): OwnedFiles {
  const pattern = new RegExp(`^(\\d+)-(\\d*)-\\d+\\.${kind}$`);

  const list = () =>
    namesIn(folder).flatMap((name) => {
      const [, pid, startedAt = ''] = pattern.exec(name) ?? [];
      const path = join(folder, name);
      // Gone in between: another process has taken it.
      const bytes = statSync(path, { throwIfNoEntry: false })?.size;
      if (pid === undefined || bytes === undefined) return [];
      return [{ path, bytes, owner: { pid: Number(pid), startedAt } }];
    });

  const nextPath = () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { pid, startedAt } = ownIdentity();
    const named = processSingleton('ownedFiles', () => ({ last: 0 }));
    named.last += 1;
    return join(folder, `${pid}-${startedAt}-${named.last}.${kind}`);
  };

  const claimOrphans = () =>
    list()
      .filter(({ owner }) => !isRunning(owner))
      .flatMap(({ path }) => {
        const mine = nextPath();
        return wasRenamed(path, mine) ? [mine] : [];
      });

  return { folder, list, nextPath, claimOrphans };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function wasRenamed(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
