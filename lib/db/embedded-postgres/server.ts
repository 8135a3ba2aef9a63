import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { messageOf } from '../connection/database-url.ts';

const SETTLE_TIMEOUT_MS = 60_000;
const STEP_MS = 100;

/**
 * The port of the server that `dir` already has, once it answers; null when there is none. One that is still starting
 * (after a crash) or stopping is waited for.
 */
export async function findRunningServer(dir: string, password: string): Promise<number | null> {
  const giveUpAt = Date.now() + SETTLE_TIMEOUT_MS;
  let refusal = '';
  while (Date.now() < giveUpAt) {
    const { pid, port } = readPidFile(dir);
    if (pid === null || !isServerOf(dir, pid)) return null;
    if (port !== null) {
      refusal = await tryToConnect({ dir, port, password });
      if (refusal === '') return port;
    }
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
  throw new Error(`A PostgreSQL that runs on ${dir} does not answer: ${refusal}`);
}

/** Is there a server process for this folder, whether it answers or not? */
export function hasServer(dir: string): boolean {
  const { pid } = readPidFile(dir);
  return pid !== null && isServerOf(dir, pid);
}

/** Left behind by kill -9. Postgres would believe it whenever its number now belongs to another program. */
export function removeStalePidFile(dir: string): void {
  const { pid } = readPidFile(dir);
  if (pid !== null && !isServerOf(dir, pid)) rmSync(join(dir, 'postmaster.pid'), { force: true });
}

/** Lines: pid, data folder, start time, port, … The port is missing for the first moments of a start. */
function readPidFile(dir: string): { pid: number | null; port: number | null } {
  const file = join(dir, 'postmaster.pid');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return { pid: Number(lines[0]) || null, port: Number(lines[3]) || null };
}

/** Is that process the server of this folder? Its number may long belong to another program, or another Postgres. */
function isServerOf(dir: string, pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
  }
  if (process.platform !== 'linux') return true;
  const [stat, commandLine] = [procFile(pid, 'stat'), procFile(pid, 'cmdline').split('\0')];
  // A zombie (state Z) has ended; its parent has not noticed.
  if (!/^\d+ \(postgres\) [^Z]/.test(stat)) return false;
  const served = commandLine[commandLine.indexOf('-D') + 1] ?? '';
  return sameFolder(served, dir);
}

function procFile(pid: number, name: string): string {
  const file = `/proc/${pid}/${name}`;
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** Empty on success. Asks which folder it serves: the port may have gone to somebody else's server. */
async function tryToConnect(to: { dir: string; port: number; password: string }): Promise<string> {
  const { dir, port, password } = to;
  const client = new Client({
    ...{ host: '127.0.0.1', port, user: 'vigia', password, database: 'postgres' },
    connectionTimeoutMillis: 2000,
    query_timeout: 2000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    return sameFolder(rows[0]?.data_directory ?? '', dir) ? '' : `port ${port} serves another folder`;
  } catch (error) {
    return messageOf(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function sameFolder(one: string, other: string): boolean {
  return statSync(one, { throwIfNoEntry: false })?.ino === statSync(other).ino;
}
