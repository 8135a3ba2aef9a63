// How full the spool of this machine is: read from the folder, which all its processes share.
import { closeSync, openSync, readSync } from 'node:fs';
import type { OwnedFile, OwnedFiles } from '../owned-files.ts';
import { processSingleton } from '../process-singleton.ts';
import { countRecords } from './record.ts';

export function spooledBytes(files: OwnedFiles): number {
  return files.list().reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Deliveries that were answered and are not in Postgres yet, by any process of this machine. */
export function spooledDeliveries(files: OwnedFiles): number {
  const known = processSingleton('spooledDeliveries', () => new Map<string, Counted>());
  const present = files.list();
  const paths = new Set(present.map(({ path }) => path));
  for (const path of known.keys()) if (!paths.has(path)) known.delete(path);
  return present.reduce((sum, file) => {
    const counted = countedOn(known.get(file.path) ?? { bytes: 0, records: 0 }, file);
    known.set(file.path, counted);
    return sum + counted.records;
  }, 0);
}

/** Files only grow, so what was counted stays counted. */
type Counted = { bytes: number; records: number };

function countedOn(counted: Counted, { path, bytes }: OwnedFile): Counted {
  if (bytes <= counted.bytes) return counted;
  const { records, end } = countRecords(readFrom(path, counted.bytes, bytes - counted.bytes));
  return { bytes: counted.bytes + end, records: counted.records + records };
}

/** Nothing where the file has just been drained, or cannot be read, of which draining tells. */
function readFrom(path: string, start: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  try {
    const file = openSync(path, 'r');
    try {
      return buffer.subarray(0, readSync(file, buffer, 0, length, start));
    } finally {
      closeSync(file);
    }
  } catch {
    return buffer.subarray(0, 0);
  }
}
