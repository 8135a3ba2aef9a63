import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

let guard: ChildProcess | null = null;
// A runner that is killed leaves the process of its tests behind, which would go on.
process.once('disconnect', () => process.exit(1));

/** Installations have sessions of their own and would outlive a run that is killed. */
export function endWithThisRun(processGroup: number): void {
  guard ??= started(join(import.meta.dirname, 'guard.mjs'), []);
  guard.stdin?.write(`${processGroup}\n`);
}

/** The same for the PostgreSQL of a folder, which is removed then. */
export function endPostgresWithThisRun(dataDir: string): void {
  started(join(import.meta.dirname, '../../database-guard.mjs'), [dataDir]);
}

function started(script: string, args: string[]): ChildProcess {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  child.unref();
  // The pipe closes with this process.
  if (child.stdin && 'unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  return child;
}
