import { type ChildProcess, fork, spawn } from 'node:child_process';

/** Something that the bench started; `pid` is the root of its process tree. */
export type Running = { pid: number; stop(): Promise<void> };

const PATIENCE_MS = 20_000;

/** Forks one of the bench's own programs and waits for its first message. It ends with this process. */
export async function forkProgram(
  file: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Running & { child: ChildProcess }> {
  const child = fork(file, args, {
    env: { ...process.env, ...env },
    // Next says things about itself.
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await firstOf(child, 'message', file);
  return { child, ...running(child) };
}

/** Runs the product as a service manager would, in a process group of its own. */
export function spawnProduct(env: Record<string, string>): Running & { child: ChildProcess } {
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
    // With this it also notices when the process that started it is killed.
    env: { ...process.env, npm_lifecycle_event: 'bench', ...env },
  });
  return { child, ...running(child) };
}

function running(child: ChildProcess): Running {
  const { pid } = child;
  if (pid === undefined) throw new Error('A process could not be started.');
  return { pid, stop: () => end(child, pid) };
}

async function end(child: ChildProcess, pid: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const isLeader = child.spawnargs.includes('scripts/start.mjs');
  const killer = setTimeout(() => process.kill(isLeader ? -pid : pid, 'SIGKILL'), PATIENCE_MS);
  child.kill('SIGTERM');
  await gone;
  clearTimeout(killer);
}

function firstOf(child: ChildProcess, event: 'message', name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once(event, () => resolve());
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${name} ended with code ${code} before it was ready`)));
  });
}
