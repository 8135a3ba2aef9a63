import { once } from 'node:events';
import { request } from 'node:http';
import { createServer, type Socket } from 'node:net';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startVigia, type Vigia } from '../../e2e/support/server.ts';
import { newId, waiting } from '../../e2e/support/zoho.ts';
import { inWords } from '../faults/support/sender.ts';
import { type TestDatabase, testDatabase } from '../postgres.ts';
import { get, post } from '../system/caller.ts';
import { type Nginx, startNginx } from './support/nginx.ts';
import { dieInTurn, type Outcome } from './support/rolling-death.ts';

const PORTS = { machines: [23268, 23269], nginx: 23264, dying: 23261, nginxBesideIt: 23262 } as const;

let database: TestDatabase;
let machines: [Vigia, Vigia];
let nginx: Nginx;

beforeAll(async () => {
  database = await testDatabase();
  const env = {
    ...{ DATABASE_URL: database.url, VIGIA_SECRET: 'the same on every machine', WORKERS: '2' },
    ...{ VIGIA_PUBLIC_URL: `http://127.0.0.1:${PORTS.nginx}`, VIGIA_TRUSTED_PROXY: '127.0.0.1' },
  };
  const [one, other] = PORTS.machines;
  machines = [await startVigia(one, env), await startVigia(other, env)];
  for (const machine of machines) await get(machine, '/api/board');
  nginx = await startNginx({ port: PORTS.nginx, upstreams: PORTS.machines });
});

afterAll(async () => {
  await nginx?.close();
  await Promise.all(machines?.map((machine) => machine.stop()) ?? []);
  await database?.drop();
});

it('knows the address of the caller behind nginx, and believes no address that the caller claims', async () => {
  const answered = await guessPassword({ from: '127.0.0.2', claiming: '203.0.113.9' });
  expect(answered).toBe(401);
  expect(await addressesOfGuesses()).toEqual(['address:127.0.0.2']);
});

describe('two machines of which one dies, then the other', () => {
  let outcome: Outcome;
  beforeAll(async () => {
    outcome = await dieInTurn({ url: nginx.url, machines, databaseUrl: database.url });
    for (const { backMs, sent } of outcome.deaths)
      console.info(`all on the other machine after ${Math.round(backMs)} ms; ${inWords(sent)}`);
  });

  it('have every board back on the other within 5 s, with the figures of GET /api/board', () => {
    expect(outcome.deaths.flatMap(({ differences }) => differences)).toEqual([]);
    for (const { backMs } of outcome.deaths) expect(backMs).toBeLessThan(5_000);
  });

  it('refuse no delivery: nginx passes on what a dead machine did not take', () => {
    for (const { sent } of outcome.deaths) expect(Object.keys(sent.answers)).toEqual(['200']);
  });

  it('lose nothing that was acknowledged, and show it as soon as nothing is pending', () => {
    expect(outcome.lost).toEqual([]);
    expect(outcome.deaths.flatMap(({ missing }) => missing)).toEqual([]);
    expect(outcome.promised).toBeGreaterThan(100);
  });
});

describe('a delivery that a machine took', () => {
  it.each([
    { ends: 'dies before it answers', end: (connection: Socket) => void connection.resetAndDestroy() },
    { ends: 'is silent', end: () => undefined },
  ])('and which then $ends is answered by the other in the 5 s that Zoho waits', async ({ end }) => {
    let taken = 0;
    const connections = new Set<Socket>();
    const dying = createServer((connection) => {
      connections.add(connection);
      connection.on('error', () => undefined);
      connection.once('data', (asked) => {
        if (!asked.toString().startsWith('POST')) return void connection.resetAndDestroy();
        taken += 1;
        end(connection);
      });
    });
    await once(dying.listen(PORTS.dying, '127.0.0.1'), 'listening');
    const upstreams = [PORTS.dying, PORTS.machines[0]] as const;
    const beside = await startNginx({ port: PORTS.nginxBesideIt, upstreams });
    while (taken < 3) {
      const somebody = waiting({ session: newId(), channel: '3942000000995017' });
      const begun = performance.now();
      expect(await post(beside, JSON.stringify(somebody))).toBe(200);
      expect(performance.now() - begun).toBeLessThan(5_000);
    }
    await beside.close();
    for (const connection of connections) connection.destroy();
    dying.close();
  });
});

it('keeps the metrics from the world', async () => {
  expect((await fetch(`${nginx.url}/metrics`)).status).toBe(403);
});

type Guess = { from: string; claiming: string };

function guessPassword({ from, claiming }: Guess): Promise<number> {
  const { port } = new URL(nginx.url);
  return new Promise((resolve, reject) => {
    const call = request({
      ...{ host: '127.0.0.1', port, localAddress: from, method: 'POST', path: '/api/auth/sign-in/email' },
      headers: { 'content-type': 'application/json', origin: nginx.url, 'x-forwarded-for': claiming },
    });
    call.on('error', reject);
    call.on('response', (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    call.end(JSON.stringify({ email: 'nobody@example.test', password: 'a guess that is wrong' }));
  });
}

async function addressesOfGuesses(): Promise<string[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const text = `SELECT key FROM auth.sign_in_limit WHERE key LIKE 'address:%'`;
  const { rows } = await client.query<{ key: string }>(text);
  await client.end();
  return rows.map(({ key }) => key);
}
