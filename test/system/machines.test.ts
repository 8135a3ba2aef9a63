import { afterAll, beforeAll, expect, it } from 'vitest';
import { startVigia, type Vigia } from '../../e2e/support/server.ts';
import { inWords } from '../faults/support/sender.ts';
import { dieInTurn } from '../machines/support/rolling-death.ts';
import { startTcpBalancer, type TcpBalancer } from '../machines/support/tcp-balancer.ts';
import { type TestDatabase, testDatabase } from '../postgres.ts';
import { get } from './caller.ts';

const PORTS = { machines: [23261, 23262], balancer: 23263 } as const;

let database: TestDatabase;
let machines: [Vigia, Vigia];
let balancer: TcpBalancer;

beforeAll(async () => {
  database = await testDatabase();
  const env = { DATABASE_URL: database.url, VIGIA_SECRET: 'the same on every machine', WORKERS: '1' };
  const [one, other] = PORTS.machines;
  machines = [await startVigia(one, env), await startVigia(other, env)];
  for (const machine of machines) await get(machine, '/api/board');
  balancer = await startTcpBalancer({ port: PORTS.balancer, upstreams: PORTS.machines });
}, 240_000);

afterAll(async () => {
  await balancer?.close();
  await Promise.all(machines?.map((machine) => machine.stop()) ?? []);
  await database?.drop();
}, 60_000);

it('shows the right board within 5 s when one of two machines dies, then the other, and loses nothing', async () => {
  const { deaths, promised, lost } = await dieInTurn({
    ...{ url: balancer.url, machines, databaseUrl: database.url },
  });
  for (const { backMs, sent } of deaths)
    console.info(`all on the other machine after ${Math.round(backMs)} ms; ${inWords(sent)}`);
  expect(deaths.flatMap(({ differences }) => differences)).toEqual([]);
  expect(deaths.flatMap(({ missing }) => missing)).toEqual([]);
  expect(lost).toEqual([]);
  expect(promised).toBeGreaterThan(100);
  for (const { backMs } of deaths) expect(backMs).toBeLessThan(5_000);
}, 120_000);
