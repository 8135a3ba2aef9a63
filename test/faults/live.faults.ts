import { afterAll, beforeAll, expect, it } from 'vitest';
import { watchBoard } from './support/board-watch.ts';
import { type FaultGround, openGround } from './support/ground.ts';
import { post } from './support/post.ts';
import { until } from './support/until.ts';

let ground: FaultGround;
beforeAll(async () => {
  ground = await openGround(23211);
  await ground.vigia.start();
  await ground.vigia.warmUp();
});
afterAll(() => ground?.close());

async function somebodyComes(): Promise<string> {
  const { key, text, sessionId } = ground.traffic.newcomer();
  ground.ledger.send([key]);
  expect((await post(ground.vigia.webhookUrl, text)).status).toBe(200);
  ground.ledger.promised([key]);
  return sessionId;
}

it('follows within 2 s although the connection that listens for changes is lost again and again', async () => {
  const board = watchBoard(ground.vigia);
  await board.sees(await somebodyComes(), 10_000);
  for (let round = 0; round < 10; round += 1) {
    await until('somebody listens', async () => {
      const ended = await ground.postgres.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'vigia-listen'`,
      );
      return ended.length > 0;
    });
    await board.sees(await somebodyComes(), 2_000);
  }
  board.close();
  await ground.verify();
});
