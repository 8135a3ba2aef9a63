import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/postgres.ts';
import { projectPool } from '../db/connection/pool.ts';
import { forgetEverything, ORG, post } from '../ingest/testing/webhook.ts';
import { fillDatabase } from '../rebuild/testing/filled.ts';
import { encodeRecord } from '../spool/record.ts';
import { commandFrom, runAudit } from './audit-command.ts';
import type { Audited } from './audited.ts';

let database: TestDatabase;
let dataDir: string;

beforeAll(async () => {
  database = await testDatabase();
  process.env.DATABASE_URL = database.url;
});
afterAll(() => database.drop());
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'vigia-audit-'));
  await forgetEverything();
  await fillDatabase({ events: 120 });
  return () => rmSync(dataDir, { recursive: true, force: true });
});

const run = (text: string) => projectPool().query(text);

const QUIET = { isServed: true, sent: null, log: null, server: null, seed: 5, patienceMs: 0 };

/** The line of each invariant, by its name. */
async function lines(more: Partial<Audited> = {}): Promise<Record<string, string>> {
  const { words } = await runAudit({ ...QUIET, dataDir, ...more });
  return Object.fromEntries(words.split('\n').map((line) => [line.slice(0, 2), line.slice(3)]));
}

async function broken(more: Partial<Audited> = {}): Promise<string[]> {
  const all = Object.entries(await lines(more));
  return all.filter(([, line]) => line.startsWith('FAILED')).map(([name]) => name);
}

function file(name: string, text: string): string {
  const path = join(dataDir, name);
  writeFileSync(path, text);
  return path;
}

const status = (sessionId: string) => ({
  payload: { sessionId, sessionStatus: 'OPEN', channelId: 'c1' },
  eventTime: String(Date.UTC(2025, 5, 27, 11)),
  eventType: 'IM_Session_Status',
  orgId: ORG,
});

it('says of a sound installation that it is, and what it could not see', async () => {
  const said = await lines();
  expect(Object.values(said).filter((line) => line.startsWith('FAILED'))).toEqual([]);
  expect(said.I3).toContain('seed 5');
  expect(said.I4).toMatch(/^–.*give --url and --token/);
  expect(said.I7).toMatch(/^–.*give --log/);
  for (const name of ['I1', 'I2', 'I3', 'I5', 'I6', 'I9']) expect(said[name], name).toMatch(/^ok/);
});

describe('damage', () => {
  it.each([
    [
      'a changed session',
      `UPDATE session SET reopen_count = 7 WHERE ctid = (SELECT min(ctid) FROM session)`,
      ['I3', 'I9'],
    ],
    [
      'a counter off by one',
      `UPDATE status_count SET n = n + 1 WHERE ctid = (SELECT min(ctid) FROM status_count)`,
      ['I2', 'I9'],
    ],
    [
      'a missing event',
      `DELETE FROM event WHERE key = (SELECT min(key) FROM event WHERE facts->>'kind' = 'message')`,
      ['I2', 'I3', 'I9'],
    ],
    [
      'a wrong number of deliveries',
      `UPDATE event SET deliveries = deliveries + 1 WHERE key = (SELECT min(key) FROM event)`,
      ['I2', 'I9'],
    ],
    [
      'an element counted twice',
      `UPDATE delivery SET repeats = repeats + 1 WHERE id = (SELECT id FROM delivery WHERE events > 0 LIMIT 1)`,
      ['I2'],
    ],
    [
      'a row of another organisation',
      `UPDATE channel SET org_id = '666' WHERE ctid = (SELECT min(ctid) FROM channel)`,
      ['I5', 'I9'],
    ],
    [
      'a lost body',
      `DELETE FROM delivery WHERE (received_at, id) = (SELECT received_at, delivery_id FROM quarantined_element WHERE reason = 'unreadable' LIMIT 1)`,
      ['I6'],
    ],
  ])('%s breaks its promises', async (_name, damage, expected) => {
    const { rowCount } = await run(damage);
    expect(rowCount).toBe(1);
    expect(await broken()).toEqual(expected);
  });

  it('names ids and never what somebody wrote', async () => {
    await run(`UPDATE message SET text = 'my secret' WHERE id = (SELECT min(id) FROM message)`);
    const said = Object.values(await lines()).join();
    expect(said).toMatch(/I9|text/);
    expect(said).not.toContain('my secret');
  });
});

describe('what was answered 200', () => {
  it('is stored where it is projected, pending, set aside or spooled', async () => {
    await post(status('pending-1'));
    await post([{ ...status('foreign-1'), orgId: '1' }]);
    const folder = join(dataDir, 'spool');
    const spooled = encodeRecord({
      id: '0190c4a0-0000-7000-8000-000000000000',
      receivedAt: Date.UTC(2026, 5, 8),
      sourceId: 's',
      body: Buffer.from(JSON.stringify(status('spooled-1'))),
    });
    mkdirSync(folder);
    writeFileSync(join(folder, '4194999-1-1.spool'), spooled);
    const { rows } = await run('(SELECT id FROM message LIMIT 3) UNION ALL (SELECT key FROM event LIMIT 3)');
    const ids = [...rows.map(({ id }) => id), 'pending-1', 'foreign-1', 'spooled-1'];
    const sent = file('sent', ids.join('\n'));
    expect((await lines({ sent, isServed: false })).I1).toMatch(/^ok.*9 ids.*1 deliveries are spooled/);
    expect((await lines({ sent })).I1).toMatch(/^FAILED.*the spool was drained/);
  });

  it('is missed where it is not', async () => {
    const sent = file('sent', 'nobody-1\nnobody-2\n');
    expect((await lines({ sent })).I1).toMatch(/^FAILED.*2 ids.*: 2 \(nobody-1, nobody-2\)/);
  });
});

it('tells of files of the spool that lost something', async () => {
  mkdirSync(join(dataDir, 'spool'));
  file('spool/4194999-1-1.spool.damaged', '');
  expect((await lines()).I1).toMatch(/^FAILED.*no file of the spool was damaged: 1 \(4194999-1-1/);
  expect((await lines({ isServed: false })).I1).toMatch(/^FAILED/);
});

it('does not pass over a board that moved on during every look', async () => {
  const busy = createServer((_request, response) => response.end('{"feed":{"pending":1}}'));
  await once(busy.listen(0, '127.0.0.1'), 'listening');
  const { port } = busy.address() as AddressInfo;
  const server = { url: `http://127.0.0.1:${port}`, token: 't' };
  const { words, code } = await runAudit({ ...QUIET, dataDir, server });
  busy.close();
  expect(code).toBe(2);
  expect(words).toMatch(/^I4 MISSED .*the board moved on.*quieter$/m);
  expect(words).toMatch(/^I8 MISSED/m);
});

it('finds what waits for ever where a server runs, and tells of it where none does', async () => {
  await post(status('1'));
  expect((await lines()).I6).toMatch(/^FAILED.*1 pending deliveries were projected within 0 s: 1/);
  expect((await lines({ isServed: false })).I6).toMatch(/^ok.*1 deliveries are pending/);
});

it('reads in the log of the server what ended a process', async () => {
  const death = { msg: 'a worker died; another one takes its place' };
  const told = (line: object) => lines({ log: file('log', `Vigia\n${JSON.stringify(line)}\n`) });
  expect((await told({ ...death, code: null, signal: 'SIGKILL' })).I7).toMatch(/^ok.*1 by a signal/);
  expect((await told({ ...death, code: 1, signal: null })).I7).toMatch(/^FAILED/);
  expect((await told({ msg: 'unhandled rejection' })).I7).toMatch(/^FAILED/);
});

it('refuses what it does not know, with how it is used', () => {
  expect(() => commandFrom(['--url', 'http://127.0.0.1:1'])).toThrow('--url and --token need each other');
  expect(() => commandFrom(['--what'])).toThrow('Usage: npm run audit');
  expect(() => commandFrom(['--seed', 'x'])).toThrow('--seed must be a whole number');
});
