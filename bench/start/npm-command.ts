// npm as a person runs it in a terminal of that folder.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Closing } from '../support/closing.ts';
import type { FreshClone } from './fresh-clone.ts';

export type Said = { line: string; afterMs: number };

export type NpmCommand = {
  startedAt: number;
  /** Every line so far. */
  said: Said[];
  /** Null while it runs. */
  exitCode(): number | null;
  /** As Ctrl-C does, to all of its processes; resolves once none is left. */
  interrupt(): Promise<void>;
};

type Wanted = { clone: FreshClone; args: readonly string[]; env?: Record<string, string> };

const END_WITHIN_MS = 30_000;

export function runNpm({ clone, args, env = {} }: Wanted, { add }: Pick<Closing, 'add'>): NpmCommand {
  const startedAt = performance.now();
  const child = spawn('npm', args, {
    cwd: clone.folder,
    // A process group of its own, as a terminal gives.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...ownEnvironment(), npm_config_cache: clone.npmCache, ...env },
  });
  const said: Said[] = [];
  createInterface(child.stdout).on('line', (line) =>
    said.push({ line, afterMs: performance.now() - startedAt }),
  );
  const interrupt = () => endGroup(child.pid);
  add(interrupt);
  return { startedAt, said, exitCode: () => child.exitCode, interrupt };
}

/** Without what the npm that runs the bench says of this repository, and without settings of another Vigia. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(npm_(package|lifecycle|command|config_local_prefix)|VIGIA_|DATABASE_URL|HOST$|WORKERS$)/;
  const names = Object.keys(process.env).filter((name) => !foreign.test(name));
  return { NODE_ENV: 'production', ...Object.fromEntries(names.map((name) => [name, process.env[name]])) };
}

async function endGroup(pid: number | undefined): Promise<void> {
  if (pid === undefined || !signalGroup(pid, 'SIGINT')) return;
  const giveUpAt = performance.now() + END_WITHIN_MS;
  while (signalGroup(pid, 0)) {
    if (performance.now() > giveUpAt) signalGroup(pid, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** False where none of its processes is left. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}
