// What a newcomer has: the files that are committed, no packages, and an npm that has never fetched any.
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Closing } from '../support/closing.ts';
import { endPostgres, removeData } from '../support/processes/data-folder.ts';

export type FreshClone = { folder: string; npmCache: string; commit: string };

const run = promisify(execFile);
const git = (...args: readonly string[]) => run('git', args, { encoding: 'utf8' });

export async function freshClone({ add }: Pick<Closing, 'add'>): Promise<FreshClone> {
  const place = mkdtempSync(join(tmpdir(), 'vigia-bench-start-'));
  const [folder, npmCache] = [join(place, 'vigia'), join(place, 'npm-cache')];
  const dataDir = join(folder, '.data-demo');
  add(async () => {
    await endPostgres(dataDir);
    removeData(dataDir);
    rmSync(place, { recursive: true, force: true, maxRetries: 5 });
  });
  // As a folder is that somebody clones into: whom Postgres runs as may pass.
  chmodSync(place, 0o755);
  mkdirSync(npmCache);
  const commit = (await git('rev-parse', 'HEAD')).stdout.trim();
  await git('clone', '--quiet', '--no-checkout', '.', folder);
  await git('-C', folder, 'checkout', '--quiet', '--detach', commit);
  return { folder, npmCache, commit };
}
