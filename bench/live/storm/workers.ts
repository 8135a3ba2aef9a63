// The workers of an installation, as Linux tells of them.
import { readdirSync, readlinkSync } from 'node:fs';
import { usageOfEach } from '../../support/processes/usage.ts';

export type Worker = { pid: number; sockets: number };

/** Those with the most connections first; the spare, which serves nobody yet, is the last. */
export function workersOf(root: number): Worker[] {
  return usageOfEach(root)
    .filter(({ name }) => / worker$/.test(name))
    .map(({ pid }) => ({ pid, sockets: socketsOf(pid) }))
    .sort((one, other) => other.sockets - one.sockets);
}

function socketsOf(pid: number): number {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder).filter((fd) => isSocket(`${folder}/${fd}`)).length;
}

function isSocket(file: string): boolean {
  try {
    return readlinkSync(file).startsWith('socket:');
  } catch {
    return false; // Closed meanwhile.
  }
}
