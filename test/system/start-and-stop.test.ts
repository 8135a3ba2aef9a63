import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type ClientRequest, request } from 'node:http';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const PORT = 23151;
const TOKEN = 'a-webhook-token-of-this-test';
const URL_ = `http://127.0.0.1:${PORT}`;
const dataDir = mkdtempSync(join(tmpdir(), 'vigia-start-'));
const pidFile = join(dataDir, 'pg', 'postmaster.pid');

type Started = {
  process: ChildProcess;
  output: { stdout: string; stderr: string };
  exit: Promise<number | null>;
};
const started: Started[] = [];

function start(env: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      NODE_ENV: 'production',
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: String(PORT),
      VIGIA_DATA_DIR: dataDir,
      WORKERS: '2',
      VIGIA_WEBHOOK_TOKEN: TOKEN,
      ...env,
    },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (part) => {
    output.stdout += part;
  });
  child.stderr.on('data', (part) => {
    output.stderr += part;
  });
  const exit = once(child, 'close').then(([code]) => code as number | null);
  const run = { process: child, output, exit };
  started.push(run);
  return run;
}

async function untilGreeted({ output, exit }: Started): Promise<string> {
  let ended = false;
  void exit.then(() => {
    ended = true;
  });
  while (!output.stdout.includes('Ctrl-C')) {
    if (ended) throw new Error(`ended: ${output.stdout}${output.stderr}`);
    await pause(20);
  }
  return output.stdout;
}

function kill9({ process: child }: Started): void {
  // The whole group: start script, primary and workers, as a power cut would.
  if (child.pid && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
}

// The first start builds what is stale, which is no part of what is looked at here.
beforeAll(() => start({ PORT: 'x' }).exit, 240_000);

afterEach(async () => {
  for (const run of started.splice(0)) {
    if (run.process.exitCode === null && run.process.signalCode === null) run.process.kill('SIGTERM');
    await run.exit;
  }
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe('a start that cannot be', () => {
  it.each([
    [{ PORT: 'x' }, 'PORT must be a whole number from 1 to 65535.'],
    [
      { DATABASE_URL: 'postgresql://vigia:hush@127.0.0.1:1/v' },
      /^The PostgreSQL of DATABASE_URL \(127\.0\.0\.1:1\/v\) refuses: .*ECONNREFUSED/,
    ],
    [{ HOST: '203.0.113.7' }, 'HOST 203.0.113.7 is not an address of this machine.'],
  ])('says why in one line and ends with code 1: %j', async (env, line) => {
    const run = start(env);
    expect(await run.exit).toBe(1);
    expect(run.output.stderr.trim().split('\n')).toHaveLength(1);
    if (typeof line === 'string') expect(run.output.stderr.trim()).toBe(line);
    else expect(run.output.stderr.trim()).toMatch(line);
    expect(run.output.stderr).not.toContain('hush');
  });

  it('names a taken port', async () => {
    const other = createServer().listen(PORT, '127.0.0.1');
    await once(other, 'listening');
    const run = start();
    expect(await run.exit).toBe(1);
    expect(run.output.stderr.trim()).toBe(
      `Port ${PORT} on 127.0.0.1 is taken by another program: set PORT to a free one.`,
    );
    other.close();
  });
});

describe('a start', () => {
  it('greets with address, sign-in, webhook and how to stop, and shows secrets only the first time', async () => {
    const first = start();
    const greeting = await untilGreeted(first);
    const places = [
      `${URL_}\n`,
      /admin@vigia\.local {3}password \S{12,}/,
      /zoho-desk\/[\w-]{22,} /,
      'Ctrl-C',
    ];
    const at = places.map((place) => greeting.search(place));
    expect(at).not.toContain(-1);
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(first.output.stderr).toBe('');

    const second = start({ PORT: String(PORT + 1) });
    expect(await second.exit).toBe(1);
    expect(second.output.stderr).toContain(`is using ${dataDir}`);

    first.process.kill('SIGTERM');
    expect(await first.exit).toBe(0);
    const again = await untilGreeted(start());
    expect(again).not.toMatch(/password \S|zoho-desk\/\w/);
  }, 120_000);

  it('finishes what it has begun when told to stop, within 10 seconds, and Postgres stops last', async () => {
    const run = start();
    await untilGreeted(run);
    const begun = await deliveryUnderWay();
    const toldAt = Date.now();
    run.process.kill('SIGTERM');
    while (await isReady()) await pause(20);
    begun.end('{}');
    const [answer] = await once(begun, 'response');
    expect(answer.statusCode).toBe(200);
    expect(await run.exit).toBe(0);
    expect(Date.now() - toldAt).toBeLessThan(10_000);
    expect(existsSync(pidFile)).toBe(false);
    await expect(fetch(`${URL_}/healthz`)).rejects.toThrow();
  }, 60_000);

  it('answers what it has begun although the primary is killed, and starts again at once', async () => {
    const run = start();
    await untilGreeted(run);
    const begun = await deliveryUnderWay();
    process.kill(childrenOf(run.process.pid)[0] ?? 0, 'SIGKILL');
    await once(run.process, 'exit');
    const again = start();
    begun.end('{}');
    const [answer] = await once(begun, 'response');
    expect(answer.statusCode).toBe(200);
    await untilGreeted(again);
  }, 60_000);

  it('listens again on a port that another program took while no worker was there', async () => {
    const run = start();
    await untilGreeted(run);
    const [primary = 0] = childrenOf(run.process.pid);
    for (const pid of childrenOf(primary)) process.kill(pid, 'SIGKILL');
    const other = await untilListening();
    while (!run.output.stderr.includes(`a worker takes no webhooks: Port ${PORT}`)) await pause(20);
    other.close();
    while (!(await isReady())) await pause(20);
  }, 60_000);

  it('just works after the whole tree was killed', async () => {
    const killed = start();
    await untilGreeted(killed);
    kill9(killed);
    await killed.exit;
    await untilGreeted(start());
    expect((await fetch(`${URL_}/readyz`)).status).toBe(200);
  }, 60_000);

  it('stops when only the start script is killed', async () => {
    const run = start();
    await untilGreeted(run);
    run.process.kill('SIGKILL');
    while (existsSync(pidFile)) await pause(50);
    await expect(fetch(`${URL_}/healthz`)).rejects.toThrow();
  }, 30_000);

  it('replaces a worker that was killed, and adds up the metrics of all', async () => {
    const run = start();
    await untilGreeted(run);
    const [primary = 0] = childrenOf(run.process.pid);
    const before = childrenOf(primary);
    // Two that serve and the warm spare.
    expect(before).toHaveLength(3);
    process.kill(before[0] ?? 0, 'SIGKILL');
    const others = () => childrenOf(primary).filter((pid) => !before.includes(pid));
    while (others().length === 0 || (await workersCounted()) < 2) await pause(50);
    expect((await fetch(`${URL_}/readyz`)).status).toBe(200);
  }, 30_000);
});

const isReady = () =>
  fetch(`${URL_}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );

/** A webhook of which everything but the body was sent, to a worker that has taken it. */
async function deliveryUnderWay(): Promise<ClientRequest> {
  const headers = { expect: '100-continue', 'content-length': '2' };
  const begun = request(`${URL_}/api/webhooks/zoho-desk/${TOKEN}`, { method: 'POST', headers });
  begun.flushHeaders();
  await once(begun, 'continue');
  return begun;
}

/** Settles once nobody else listens on the port and we do. */
async function untilListening(): Promise<Server> {
  for (;;) {
    const server = createServer().listen(PORT, '127.0.0.1');
    const isOurs = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (isOurs) return server;
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function childrenOf(pid = 0): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}

async function workersCounted(): Promise<number> {
  const text = await (await fetch(`${URL_}/metrics`)).text();
  return Number(/^vigia_workers (\d+)$/m.exec(text)?.[1]);
}
