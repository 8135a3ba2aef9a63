// Tells a process from a later one that got the same number.
import { existsSync, readFileSync } from 'node:fs';

export type ProcessIdentity = { pid: number; startedAt: string };

export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, startedAt: startOf(process.pid) };
}

/** Where the system does not say when a process started, its number alone counts. */
export function isRunning({ pid, startedAt }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Only "no such process" tells that it is gone; one that we may not signal runs.
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
  }
  return startOf(pid) === startedAt;
}

/** In clock ticks since the machine started; '' where the system does not say, 'ended' for one not reaped yet. */
function startOf(pid: number): string {
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return '';
  const fields = readFileSync(stat, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return fields[0] === 'Z' ? 'ended' : (fields[19] ?? '');
}
