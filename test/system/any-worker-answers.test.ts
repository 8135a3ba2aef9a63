import { afterAll, beforeAll, expect, it } from 'vitest';
import { startVigia, type Vigia } from '../../e2e/support/server.ts';
import { newId, waiting } from '../../e2e/support/zoho.ts';
import { testDatabase } from '../postgres.ts';
import { get, type Json, post } from './caller.ts';

let here: Vigia;
let there: Vigia;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await testDatabase();
  drop = database.drop;
  here = await startVigia(23141, { DATABASE_URL: database.url, WORKERS: '2' });
  there = await startVigia(23142, { DATABASE_URL: database.url, WORKERS: '2' });
}, 120_000);

afterAll(async () => {
  await Promise.all([here?.stop(), there?.stop()]);
  await drop?.();
}, 60_000);

it('contains everything acknowledged before it was asked, whichever machine answers, 500 times', async () => {
  let settled = 0;
  for (let round = 0; round < 500; round++) {
    const [poster, asked] = round % 2 === 0 ? [here, there] : [there, here];
    const session = newId();
    expect(await post(poster, JSON.stringify(waiting({ session, channel: '3942000000995017' })))).toBe(200);
    const board = await get(asked, '/api/board');
    const shown = board.queue.sessions.some(({ id }: Json) => id === session);
    expect(shown || board.feed.pending > 0).toBe(true);
    if (board.feed.pending === 0) settled += 1;
  }
  console.info(`${settled} of 500 answers had nothing pending`);
  expect(settled).toBeGreaterThan(0);
}, 300_000);

it('shows the same board on both machines', async () => {
  const [one, other] = [await get(here, '/api/board'), await get(there, '/api/board')];
  expect(one.queue.sessions).toEqual(other.queue.sessions);
  expect(one.sessionsByStatus).toEqual(other.sessionsByStatus);
});
