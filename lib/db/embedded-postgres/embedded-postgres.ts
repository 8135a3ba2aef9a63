import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createDatabaseIfMissing } from '../connection/database-url.ts';
import { findPostgresBinaries, runPostgresProgram } from './binaries.ts';
import { postgresHomeIn } from './home.ts';
import { findFreePort } from './port.ts';
import { findRunningServer, hasServer, removeStalePidFile } from './server.ts';
import { type ClusterPurpose, clusterSettings } from './settings.ts';
import type { ServiceUser } from './user.ts';

export type EmbeddedPostgres = {
  url: string;
  /** True when a server that outlived its parent was found and is used again. */
  found: boolean;
  /** From now on a server that ends unasked is started again, on its old port; `stop` ends that too. */
  keepRunning(onRestart: () => void): void;
  /** Ends client connections and stops the server; harmless when it has stopped. */
  stop(): Promise<void>;
};

type Options = { dataDir: string; say: (line: string) => void; purpose?: ClusterPurpose };
type Cluster = {
  native: string;
  dir: string;
  user: ServiceUser;
  password: string;
  purpose: ClusterPurpose;
  starting: boolean;
};

const DATABASE = 'vigia';
const START_TIMEOUT_MS = 60_000;
const WATCH_MS = 1000;

/** Starts (or finds again) the PostgreSQL of `dataDir`; the caller holds the lock on that folder. */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const { say, purpose = 'lasting' } = options;
  mkdirSync(options.dataDir, { recursive: true });
  const dataDir = realpathSync(options.dataDir);
  const { home, user } = postgresHomeIn(dataDir, say);
  const native = findPostgresBinaries(user, say);
  const password = passwordIn(home, user);
  const cluster = { native, dir: join(home, 'pg'), user, password, purpose, starting: false };

  if (!existsSync(cluster.dir)) {
    say('Creating the database…');
    await createCluster(cluster, home);
  }
  const running = await findRunningServer(cluster.dir, password);
  const port = running ?? (await startServer(cluster, home));
  await createDatabaseIfMissing(urlOf(cluster, port, 'postgres'), DATABASE);
  let watch: NodeJS.Timeout | undefined;
  return {
    url: urlOf(cluster, port, DATABASE),
    found: running !== null,
    keepRunning: (onRestart) => {
      watch ??= setInterval(() => restartIfGone(cluster, home, onRestart), WATCH_MS).unref();
    },
    stop: () => {
      clearInterval(watch);
      return stopServer(cluster);
    },
  };
}

async function restartIfGone(cluster: Cluster, home: string, onRestart: () => void): Promise<void> {
  if (hasServer(cluster.dir) || cluster.starting) return;
  cluster.starting = true;
  onRestart();
  // A start that fails is tried again at the next look.
  await startServer(cluster, home).catch(() => undefined);
  cluster.starting = false;
}

function urlOf({ password }: Cluster, port: number, database: string): string {
  return `postgresql://vigia:${password}@127.0.0.1:${port}/${database}`;
}

function passwordIn(home: string, user: ServiceUser): string {
  const file = join(home, 'pg.password');
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (user) chownSync(`${file}.new`, user.uid, user.gid);
    renameSync(`${file}.new`, file);
  }
  return readFileSync(file, 'utf8').trim();
}

/** Made beside its place and renamed: a start that was cut short leaves nothing that looks like a cluster. */
async function createCluster({ native, dir, user, purpose }: Cluster, home: string): Promise<void> {
  const unfinished = `${dir}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  if (user) chownSync(unfinished, user.uid, user.gid);
  const args = [
    '-D',
    unfinished,
    '-U',
    'vigia',
    `--pwfile=${join(home, 'pg.password')}`,
    '-A',
    'scram-sha-256',
  ];
  const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const haste = purpose === 'passing' ? ['--no-sync'] : [];
  const made = await runPostgresProgram({
    native,
    program: 'initdb',
    args: [...args, ...locale, ...haste, '--no-instructions'],
    user,
  });
  if (made.code !== 0) throw new Error(`PostgreSQL could not create its files: ${lastLine(made.output)}`);
  renameSync(unfinished, dir);
}

async function startServer(cluster: Cluster, home: string): Promise<number> {
  const { native, dir, user, purpose } = cluster;
  const log = join(dir, 'server.log');
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000) rmSync(log);
  const giveUpAt = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    removeStalePidFile(dir);
    const port = await findFreePort(join(home, 'pg.port'));
    const settings = clusterSettings(port, purpose).map((setting) => `-c ${setting}`);
    const args = ['start', '-D', dir, '-l', log, '-w', '-t', '60', '-s', '-o', settings.join(' ')];
    const started = await runPostgresProgram({ native, program: 'pg_ctl', args, user });
    if (started.code === 0) return port;
    // Children of a killed server hold its shared memory for a moment.
    if (Date.now() > giveUpAt || !isPassing(log)) {
      throw new Error(
        `PostgreSQL did not start: ${lastLine(readLog(log) || started.output)} (more in ${log})`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

function isPassing(log: string): boolean {
  return /pre-existing shared memory|Address already in use|lock file "postmaster.pid" already/.test(
    readLog(log).slice(-2000),
  );
}

async function stopServer({ native, dir, user }: Cluster): Promise<void> {
  if (!existsSync(join(dir, 'postmaster.pid'))) return;
  await runPostgresProgram({
    native,
    program: 'pg_ctl',
    args: ['stop', '-D', dir, '-m', 'fast', '-w', '-t', '30', '-s'],
    user,
  });
}

function readLog(log: string): string {
  return existsSync(log) ? readFileSync(log, 'utf8').trim() : '';
}

function lastLine(output: string): string {
  return output.split('\n').filter(Boolean).at(-1) ?? 'no reason given';
}
