// The real product from its build, with a data folder of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const ADMIN = { email: 'lucia@example.test', password: 'a lookout sees far' };
export const WEBHOOK_TOKEN = 'e2e-webhook-token-0123456789abcdef';
export const API_TOKEN = 'e2e-api-token-0123456789abcdef';

export type Vigia = {
  url: string;
  dataDir: string;
  /** Of the processes that run now. */
  groupId(): number;
  /** Ends every process of the tree but Postgres at once, as a power cut would. */
  kill9(): Promise<void>;
  /** Starts again on the same data and port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

export async function startVigia(port: number, env: Record<string, string> = {}): Promise<Vigia> {
  const dataDir = await mkdtemp(join(tmpdir(), 'vigia-e2e-'));
  const url = `http://127.0.0.1:${port}`;
  let server = launch({ port, dataDir, env });
  await ready(url, server);

  const kill9 = async () => end(server, 'SIGKILL');
  return {
    url,
    dataDir,
    groupId: () => server.pid ?? 0,
    kill9,
    async restart() {
      server = launch({ port, dataDir, env });
      await ready(url, server);
    },
    async stop() {
      await end(server, 'SIGTERM');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

type Launch = { port: number; dataDir: string; env: Record<string, string> };

function launch({ port, dataDir, env }: Launch): ChildProcess {
  return spawn(process.execPath, ['scripts/start.mjs'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATABASE_URL: '',
      VIGIA_DATA_DIR: dataDir,
      WORKERS: '2',
      VIGIA_ORG_ID: '78412359',
      VIGIA_WEBHOOK_TOKEN: WEBHOOK_TOKEN,
      VIGIA_API_TOKEN: API_TOKEN,
      VIGIA_ADMIN_EMAIL: ADMIN.email,
      VIGIA_ADMIN_PASSWORD: ADMIN.password,
      TZ_DEFAULT: 'America/Sao_Paulo',
      ...env,
    },
  });
}

async function ready(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + 180_000;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`the server ended with code ${server.exitCode}`);
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the server was not ready within 180 s');
}

/** The whole process group: the start script, the primary and its workers. */
async function end(server: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  process.kill(signal === 'SIGKILL' ? -server.pid : server.pid, signal);
  await gone;
}
