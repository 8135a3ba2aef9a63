// Deliveries that this machine could keep nowhere: noted beside the spool, where all its processes look. Postgres, which
// could tell others, is away just then.
import { mkdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { log } from '../log.ts';
import { spoolFiles } from './files.ts';

const NAME = 'refused';

/** A disk that takes nothing any more may not take this either: then the mark stands where an earlier one made it. */
export function noteRefusal(dataDir: string, now: number): void {
  const { folder } = spoolFiles(dataDir);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(folder, NAME), '');
    utimesSync(join(folder, NAME), now / 1000, now / 1000);
  } catch (error) {
    log.warn({ error }, 'a refusal could not be noted');
  }
}

/** Something was kept, or all that a process had spooled was handed over: there is room again. */
export function forgetRefusals(dataDir: string): void {
  rmSync(join(spoolFiles(dataDir).folder, NAME), { force: true });
}

/** When the last delivery was refused since one was kept, epoch ms; null: none was. */
export function lastRefusal(dataDir: string): number | null {
  return statSync(join(spoolFiles(dataDir).folder, NAME), { throwIfNoEntry: false })?.mtimeMs ?? null;
}
