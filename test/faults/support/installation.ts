// The real product from its build, started as a customer starts it, with a data folder of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endWithThisRun } from './guard.ts';
import { childrenOf, isAlive, memoryMb, signal, treeOf } from './processes.ts';
import { until } from './until.ts';

export const ORG = '78412359';
export const TOKEN = 'a-webhook-token-of-the-fault-tests';
const ADMIN = { email: 'lucia@example.test', password: 'a lookout sees far' };
const API_TOKEN = 'an-api-token-of-the-fault-tests-0123';

export type Installation = {
  url: string;
  webhookUrl: string;
  apiToken: string;
  dataDir: string;
  /** What it wrote to stderr since it was first started. */
  log(): string;
  /** Started, whether it serves or not; `env` for this start alone. */
  launch(env?: Record<string, string>): void;
  /** Launched and taking webhooks, with every worker there. */
  start(env?: Record<string, string>): Promise<void>;
  /** Its pages are loaded too, on every worker: what is measured from now on is not the start. */
  warmUp(): Promise<void>;
  isReady(): Promise<boolean>;
  isUp(): boolean;
  primary(): number;
  /** The spare among them. */
  workers(): number[];
  killAll(): Promise<void>;
  stop(): Promise<number | null>;
  memoryMb(): number;
  /** Names of the files in the spool. */
  spooled(): string[];
  metric(pattern: RegExp): Promise<number>;
  get(path: string): Promise<unknown>;
  replayQuarantine(): Promise<number>;
  close(): Promise<void>;
};

type Wanted = { port: number; databaseUrl: string; env?: Record<string, string> };

export function createInstallation({ port, databaseUrl, env = {} }: Wanted): Installation {
  const dataDir = mkdtempSync(join(tmpdir(), 'vigia-fault-'));
  const url = `http://127.0.0.1:${port}`;
  const output: string[] = [];
  let child: ChildProcess | null = null;

  const isUp = () => child !== null && child.exitCode === null && child.signalCode === null;
  const primary = () => (isUp() ? (childrenOf(child?.pid ?? 0)[0] ?? 0) : 0);
  const workers = () => (primary() === 0 ? [] : childrenOf(primary()));
  const isReady = () =>
    fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  const launch = (more: Record<string, string> = {}) => {
    const launched = spawn(process.execPath, ['scripts/start.mjs'], {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...plainEnv(), ...ownEnv({ port, databaseUrl, dataDir }), ...env, ...more },
    });
    child = launched;
    endWithThisRun(launched.pid ?? 0);
    launched.stdout.resume();
    launched.stderr.setEncoding('utf8').on('data', (part: string) => output.push(part));
  };
  const ended = async (which: 'SIGKILL' | 'SIGTERM') => {
    if (!child || !isUp()) return child?.exitCode ?? null;
    const { pid = 0 } = child;
    const tree = treeOf(pid);
    signal(which === 'SIGKILL' ? -pid : pid, which);
    await until('the installation has ended', () => !isUp() && !tree.some(isAlive), 30_000);
    return child.exitCode;
  };
  const metric = async (pattern: RegExp) => {
    const text = await fetch(`${url}/metrics`, bearer).then((answer) => answer.text());
    const found = text.split('\n').flatMap((line) => pattern.exec(line)?.[1] ?? []);
    return found.reduce((sum, each) => sum + Number(each), 0);
  };

  return {
    ...{ url, dataDir, launch, isReady, isUp, primary, workers, metric },
    webhookUrl: `${url}/api/webhooks/zoho-desk/${TOKEN}`,
    apiToken: API_TOKEN,
    log: () => output.join(''),
    start: async (more) => {
      launch(more);
      await until(
        'the installation takes webhooks with all of its workers',
        async () => {
          if (!isUp()) throw new Error(`the installation ended: ${output.slice(-20).join('')}`);
          return workers().length >= 3 && (await isReady());
        },
        240_000,
      );
    },
    warmUp: () => warmUp(url),
    killAll: async () => void (await ended('SIGKILL')),
    stop: () => ended('SIGTERM'),
    memoryMb: () => memoryMb(treeOf(child?.pid ?? 0)),
    spooled: () => spooledIn(join(dataDir, 'spool')),
    get: (path) => fetch(url + path, bearer).then((answer) => answer.json()),
    replayQuarantine: () => replay(url),
    close: async () => {
      await ended('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const bearer = { headers: { authorization: `Bearer ${API_TOKEN}` } };

/** The mark of a refusal is none of them. */
function spooledIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name !== 'refused') : [];
}

/** Without what a test runner sets: NODE_ENV, NODE_OPTIONS and its own variables. */
function plainEnv() {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, NODE_ENV: 'production' } as const;
}

function ownEnv({ port, databaseUrl, dataDir }: Wanted & { dataDir: string }): Record<string, string> {
  return {
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    VIGIA_DATA_DIR: dataDir,
    WORKERS: '2',
    VIGIA_ORG_ID: ORG,
    VIGIA_WEBHOOK_TOKEN: TOKEN,
    VIGIA_API_TOKEN: API_TOKEN,
    VIGIA_ADMIN_EMAIL: ADMIN.email,
    VIGIA_ADMIN_PASSWORD: ADMIN.password,
  };
}

const QUICK_MS = 100;
const QUICK_IN_A_ROW = 20;

/** Each question is a new connection, which the kernel gives to either worker. */
async function warmUp(url: string): Promise<void> {
  let quick = 0;
  await until('twenty pages in a row come quickly', async () => {
    const begun = performance.now();
    const headers = { ...bearer.headers, connection: 'close' };
    const { ok } = await fetch(`${url}/api/board`, { headers }).catch(() => ({ ok: false }));
    quick = ok && performance.now() - begun < QUICK_MS ? quick + 1 : 0;
    return quick >= QUICK_IN_A_ROW;
  });
}

async function replay(url: string): Promise<number> {
  const post = (path: string, body: unknown, cookie = '') =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, cookie },
      body: JSON.stringify(body),
    });
  const signedIn = await post('/api/auth/sign-in/email', ADMIN);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const answer = await post('/api/feed/quarantine/replay', {}, cookie);
  if (!answer.ok) throw new Error(`replaying was answered ${answer.status}: ${await answer.text()}`);
  const { replayed } = (await answer.json()) as { replayed: number };
  return replayed;
}
