import { afterAll, beforeAll, expect, it } from 'vitest';
import { startVigia, type Vigia } from '../../e2e/support/server.ts';
import { newId, waiting } from '../../e2e/support/zoho.ts';
import { testDatabase } from '../postgres.ts';
import { get, type Json, post, settledBoard } from './caller.ts';

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
  let atOnce = 0;
  for (let round = 0; round < 500; round++) {
    const [poster, asked] = round % 2 === 0 ? [here, there] : [there, here];
    const session = newId();
    expect(await post(poster, JSON.stringify(waiting({ session, channel: '3942000000995017' })))).toBe(200);
    const shows = (board: Json) => board.queue.sessions.some(({ id }: Json) => id === session);
    const first = await get(asked, '/api/board');
    if (first.feed.pending === 0) atOnce += 1;
    expect(shows(first) || first.feed.pending > 0).toBe(true);
    expect(shows(await settledBoard(asked))).toBe(true);
  }
  console.info(
    `${atOnce} of 500 first answers had nothing pending; the others did as soon as they had nothing pending`,
  );
}, 300_000);

it('shows the same board on both machines', async () => {
  const [one, other] = [await get(here, '/api/board'), await get(there, '/api/board')];
  expect(one.queue.sessions).toEqual(other.queue.sessions);
  expect(one.sessionsByStatus).toEqual(other.sessionsByStatus);
});
