import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FaultGround, openGround } from './support/ground.ts';
import { ask, headOf, openRawCall, statusOf } from './support/raw-socket.ts';
import { inWords } from './support/sender.ts';
import { until } from './support/until.ts';

const MIB = 1024 * 1024;
const MB_MORE_AT_MOST = 20;

let ground: FaultGround;
/** The memory that ordinary work takes, in MB. */
let usual = 0;
beforeAll(async () => {
  ground = await openGround(23211);
  await ground.vigia.start();
  await ground.vigia.warmUp();
  usual = await untilMemoryIsFlat();
});
afterAll(() => ground?.close());

/** What ordinary work makes the heaps of a young process grow by is no part of what is measured. */
async function untilMemoryIsFlat(): Promise<number> {
  const ordinary = ground.send({ perSecond: 300 });
  let highest = ground.vigia.memoryMb();
  for (let flatRounds = 0, round = 1; flatRounds < 3 && round <= 30; round += 1) {
    await until('a round was sent', () => ordinary.requests() > round * 1_000);
    const now = ground.vigia.memoryMb();
    flatRounds = now > highest + 2 ? 0 : flatRounds + 1;
    highest = Math.max(highest, now);
  }
  await ordinary.stop();
  return highest;
}

/** Good senders go on meanwhile; memory must not grow, nor stay grown. */
async function besideGoodSenders(what: string, bad: () => Promise<unknown>): Promise<void> {
  const { vigia, send } = ground;
  const good = send({ perSecond: 100 });
  let peak = vigia.memoryMb();
  const look = setInterval(() => {
    peak = Math.max(peak, vigia.memoryMb());
  }, 500);
  const [tried] = await Promise.allSettled([bad()]);
  const report = await good.stop();
  clearInterval(look);
  if (tried.status === 'rejected') throw tried.reason;
  const said = tried.value;
  const settled = await until('memory is what it was', () => {
    const now = vigia.memoryMb();
    return now < usual + MB_MORE_AT_MOST ? now : null;
  }).catch(() => vigia.memoryMb());
  console.info(
    `${what}: memory ${usual} MB usually, ${peak} at most, ${settled} after; good senders: ${inWords(report)}${said ? `; ${said}` : ''}`,
  );
  expect(Object.keys(report.answers)).toEqual(['200']);
  expect(report.p99).toBeLessThan(200);
  expect(peak - usual).toBeLessThan(MB_MORE_AT_MOST);
  expect(settled - usual).toBeLessThan(MB_MORE_AT_MOST);
}

/** In a process of its own: what it costs the sender is not to be measured. */
async function runScript(name: string, args: string[]): Promise<string> {
  const path = join(import.meta.dirname, 'support', name);
  return (await promisify(execFile)(process.execPath, [path, ...args])).stdout;
}

describe('good senders do not notice', () => {
  it('500 connections whose headers never end', () =>
    besideGoodSenders('500 half-open headers', async () => {
      const calls = Array.from({ length: 500 }, () => openRawCall(ground.vigia.url));
      for (const call of calls) call.write(`${headOf(ground.vigia.webhookUrl)}x-slow: `);
      const dribble = setInterval(() => {
        for (const call of calls) call.write('x');
      }, 1_000);
      const said = await Promise.all(calls.map(({ closed }) => closed));
      clearInterval(dribble);
      expect(new Set(said.map(statusOf))).toEqual(new Set([408]));
    }));

  it('50 bodies that dribble', () =>
    besideGoodSenders('50 dribbling bodies', async () => {
      const calls = Array.from({ length: 50 }, () => openRawCall(ground.vigia.url));
      for (const call of calls)
        call.write(`${headOf(ground.vigia.webhookUrl, { 'content-length': 1_000 })}\r\n`);
      const dribble = setInterval(() => {
        for (const call of calls) call.write(' ');
      }, 500);
      const said = await Promise.all(calls.map(({ closed }) => closed));
      clearInterval(dribble);
      expect(new Set(said.map(statusOf))).toEqual(new Set([408]));
    }));

  it('bodies of 200 MB', () =>
    besideGoodSenders('4 bodies of 200 MB', async () => {
      const statuses = await runScript('bulk.mjs', [ground.vigia.webhookUrl, '200', '4']);
      // A reset may overtake the answer: what counts is that nobody took it.
      expect(['413', 'ECONNRESET', 'EPIPE']).toEqual(
        expect.arrayContaining(JSON.parse(statuses).map(String)),
      );
      return statuses;
    }));

  it('5,000 calls a second to addresses that nobody has', () =>
    besideGoodSenders('junk tokens', async () => {
      const said = await runScript('junk.mjs', [ground.vigia.url, '5000', '10']);
      const { sent, statuses } = JSON.parse(said);
      expect(Object.keys(statuses)).toEqual(['404']);
      expect(sent).toBeGreaterThanOrEqual(0.99 * 5_000 * 10);
      return said;
    }));
});

const chunked = { 'transfer-encoding': 'chunked' };

describe('a body', () => {
  const spaces = (bytes: number) => `[${' '.repeat(bytes - 2)}]`;

  it.each([
    ['of 1 MiB', { 'content-length': MIB }, spaces(MIB), 200],
    ['of 1 MiB and a byte', { 'content-length': MIB + 1 }, spaces(MIB + 1), 413],
    ['of 1 MiB and a byte in chunks', chunked, inChunks(spaces(MIB + 1)), 413],
    ['of 1 MiB in chunks', chunked, inChunks(spaces(MIB)), 200],
    ['in gzip', { 'content-encoding': 'gzip', 'content-length': 2 }, '[]', 415],
    ['in gzip twice', { 'content-encoding': 'gzip, gzip', 'content-length': 2 }, '[]', 415],
    ['with two lengths', { 'content-length': '2, 5' }, '[]', 400],
    ['with a length and in chunks', { ...chunked, 'content-length': 2 }, '2\r\n[]\r\n0\r\n\r\n', 400],
    ['with headers of 20 KB', { 'x-long': 'x'.repeat(20_000), 'content-length': 2 }, '[]', 431],
  ])('%s is answered as documented', async (_name, headers, body, status) => {
    expect(statusOf(await ask(ground.vigia.webhookUrl, headers as Record<string, string>, body))).toBe(
      status,
    );
  });
});

it('nothing of it was kept, and nothing of the good senders lost', async () => {
  await ground.verify({ quarantined: 0 });
  expect(ground.vigia.log()).not.toMatch(/a worker died|uncaught exception|unhandled rejection/);
});

function inChunks(body: string): string {
  const half = Math.floor(body.length / 2);
  const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
  return `${chunk(body.slice(0, half))}${chunk(body.slice(half))}0\r\n\r\n`;
}
