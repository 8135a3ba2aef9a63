import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type DemoState, modelFingerprint, readDemoState, writeDemoState } from './demo/demo-state.ts';
import { demoStream } from './demo/demo-stream.ts';
import { feed } from './feeder.ts';

const HOUR_MS = 3_600_000;

let server: Server;
let webhookUrl: string;
let dataDir: string;
let bodies: string[];
let refusals: number;
let state: DemoState;

beforeEach(async () => {
  bodies = [];
  refusals = 0;
  server = createServer(async (request, response) => {
    const body = (await request.setEncoding('utf8').toArray()).join('');
    const isRefused = refusals > 0;
    if (isRefused) refusals -= 1;
    else bodies.push(body);
    response.writeHead(isRefused ? 503 : 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  dataDir = mkdtempSync(join(tmpdir(), 'vigia-feeder-'));
  const startAt = Date.now() - HOUR_MS;
  state = { seed: 5, startAt, fedUntil: Date.now() - 60_000, orgId: '78412359', fingerprint: 'a' };
  writeDemoState(dataDir, state);
});

afterEach(() => {
  server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** What the simulation has to say between two instants. */
function told(from: number, to: number): string[] {
  const due: string[] = [];
  for (const { dueAt, body } of demoStream(state).deliveries) {
    if (dueAt > to) return due;
    if (dueAt > from) due.push(body);
  }
  return due;
}

async function feedUntil(isEnough: () => boolean): Promise<void> {
  const stopping = new AbortController();
  const feeding = feed({ webhookUrl, dataDir }, stopping.signal);
  await vi.waitFor(() => expect(isEnough()).toBe(true), { timeout: 5_000 });
  stopping.abort();
  await feeding;
}

it('sends at once what was missed, and then what happens', async () => {
  const missed = told(state.fedUntil, Date.now());
  expect(missed.length).toBeGreaterThan(5);
  await feedUntil(() => bodies.length >= missed.length);
  expect(bodies).toEqual(expect.arrayContaining(missed));
});

it('repeats what was refused and goes on, after a stop, where it was', async () => {
  refusals = 3;
  await feedUntil(() => bodies.length >= 5);
  const { fedUntil } = readDemoState(dataDir) ?? state;
  const first = [...bodies];
  expect(fedUntil).toBeGreaterThan(state.fedUntil);
  const rest = told(fedUntil, Date.now());
  await feedUntil(() => bodies.length >= first.length + rest.length);
  expect([...bodies].sort()).toEqual(
    expect.arrayContaining([...told(state.fedUntil, fedUntil), ...rest].sort()),
  );
});

it('does not begin where nothing was seeded', async () => {
  rmSync(dataDir, { recursive: true, force: true });
  await expect(feed({ webhookUrl, dataDir }, new AbortController().signal)).rejects.toThrow('seeded');
});

it('knows its own model again', () => {
  expect(modelFingerprint()).toBe(modelFingerprint());
  expect(modelFingerprint()).toMatch(/^[0-9a-f]{16}$/);
});
