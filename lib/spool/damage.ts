// Files of the spool in which something that was answered 200 cannot be read any more: kept for whoever can still make
// something of them.
import { existsSync, readdirSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { log } from '../log.ts';
import { counter } from '../metrics.ts';
import { spoolFiles } from './files.ts';

const ENDING = '.damaged';

/** Its whole records have been handed over: it is no part of the spool any more. */
export async function keepDamaged(path: string, gaps: number): Promise<void> {
  const file = `${path}${ENDING}`;
  await rename(path, file);
  log.error({ file, gaps }, 'a file of the spool is damaged: deliveries in its gaps are lost');
  counter({
    name: 'vigia_spool_gaps_total',
    help: 'Places in files of the spool where deliveries that had been answered 200 could not be read',
  }).inc(gaps);
}

/** Their names. */
export function damagedFiles(dataDir: string): string[] {
  const { folder } = spoolFiles(dataDir);
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(ENDING)) : [];
}
