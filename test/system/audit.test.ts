import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_TOKEN, startVigia, type Vigia } from '../../e2e/support/server.ts';
import { customerSays, newId, sessionBecomes, waiting } from '../../e2e/support/zoho.ts';
import { fixtures } from '../fixtures.ts';
import { type TestDatabase, testDatabase } from '../postgres.ts';
import { post, settledBoard } from './caller.ts';

const PORTS = { served: 23181, stopped: 23182 };
const CHANNEL = '3942000000995017';
const someoneWaits = (session = newId()) => JSON.stringify(waiting({ session, channel: CHANNEL }));

/** Its message stays in the channel where it was written. */
function movedSession(session = newId()) {
  return [
    customerSays({ session, channel: CHANNEL, text: 'oi' }),
    sessionBecomes({ session, channel: 'another-channel', status: 'OPEN', from: 'CREATED' }),
  ];
}

type Ran = { code: number; said: string };

async function run(script: string, args: string[], env: Record<string, string>): Promise<Ran> {
  const child = spawn(process.execPath, [`scripts/${script}.mjs`, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part) => {
      said += part;
    });
  }
  const [code] = await once(child, 'close');
  return { code, said };
}

const broken = ({ said }: Ran) => [...said.matchAll(/^(I\d) FAILED/gm)].map(([, name]) => name);

describe('a server that runs', () => {
  let database: TestDatabase;
  let vigia: Vigia;
  let env: Record<string, string>;

  beforeAll(async () => {
    database = await testDatabase();
    vigia = await startVigia(PORTS.served, { DATABASE_URL: database.url });
    env = { DATABASE_URL: database.url, VIGIA_DATA_DIR: vigia.dataDir };
    for (const { body } of [...fixtures(), ...fixtures()]) expect(await post(vigia, body)).toBe(200);
  }, 240_000);
  afterAll(async () => {
    await vigia?.stop();
    await database?.drop();
  }, 60_000);

  const audit = (...more: string[]) =>
    run('audit', ['--url', vigia.url, '--token', API_TOKEN, '--seed', '5', ...more], env);

  async function damage(text: string): Promise<void> {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(text);
    await client.end();
  }

  it('keeps its promises, as far as they can be seen from outside', async () => {
    const session = newId();
    expect(await post(vigia, someoneWaits(session))).toBe(200);
    for (const told of movedSession()) expect(await post(vigia, JSON.stringify(told))).toBe(200);
    await settledBoard(vigia);
    const sent = join(vigia.dataDir, 'sent');
    writeFileSync(sent, `${session}\n`);
    const ran = await audit('--sent', sent);
    expect(broken(ran), ran.said).toEqual([]);
    expect(ran.code).toBe(0);
    for (const name of ['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I8', 'I9'])
      expect(ran.said).toMatch(new RegExp(`^${name} ok`, 'm'));
    expect(ran.said).toMatch(/^I7 –/m);
  }, 60_000);

  it('keeps them while it is at work', async () => {
    const stopping = new AbortController();
    const sending = (async () => {
      while (!stopping.signal.aborted) expect(await post(vigia, someoneWaits())).toBe(200);
    })();
    const ran = await audit();
    stopping.abort();
    await sending;
    expect(broken(ran), ran.said).toEqual([]);
    // On a board that never stands still, what is told of it cannot be checked, and that is no success.
    expect(ran.code).toBe(/^I4 MISSED/m.test(ran.said) ? 2 : 0);
  }, 60_000);

  it('is told what is broken, and shows the right board once that was set right', async () => {
    const { sessionsByStatus } = await settledBoard(vigia);
    await damage(`UPDATE status_count SET n = n + 5 WHERE status = 'ENDED'`);
    await damage(`UPDATE session SET status = 'CREATED', fold = jsonb_set(fold, '{status}', '"CREATED"')
      WHERE id = (SELECT id FROM session WHERE status = 'OPEN' LIMIT 1)`);
    const ran = await audit();
    expect(broken(ran)).toEqual(['I2', 'I3', 'I4', 'I8', 'I9']);
    expect(ran.code).toBe(1);

    const found = await run('rebuild', [], env);
    expect(found).toMatchObject({ code: 1, said: expect.stringMatching(/session: 1 differs/) });
    const written = await run('rebuild', ['--write'], env);
    expect(written).toMatchObject({ code: 0, said: expect.stringContaining('All of it was set right') });
    expect((await settledBoard(vigia)).sessionsByStatus).toEqual(sessionsByStatus);
    const after = await audit();
    // A worker that has noticed the damage by itself counts it for as long as it lives.
    expect(broken(after).filter((name) => name !== 'I4')).toEqual([]);
  }, 120_000);
});

describe('an installation with an embedded database whose server was killed', () => {
  let vigia: Vigia;

  beforeAll(async () => {
    vigia = await startVigia(PORTS.stopped);
    for (const { body } of fixtures()) expect(await post(vigia, body)).toBe(200);
    await vigia.kill9();
  }, 240_000);
  afterAll(async () => {
    await vigia?.restart();
    await vigia?.stop();
  }, 60_000);

  it('is audited and rebuilt without it', async () => {
    const env = { DATABASE_URL: '', VIGIA_DATA_DIR: vigia.dataDir };
    const ran = await run('audit', [], env);
    expect(broken(ran), ran.said).toEqual([]);
    expect(ran.code).toBe(0);
    expect(await run('rebuild', ['--write'], env)).toMatchObject({ code: 0 });
  }, 120_000);
});
