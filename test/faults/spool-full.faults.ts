import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FaultGround, openGround } from './support/ground.ts';
import { inWords } from './support/sender.ts';
import { until } from './support/until.ts';
import { untilQuiet } from './support/verify.ts';

let ground: FaultGround;
beforeAll(async () => {
  ground = await openGround(23211, { VIGIA_SPOOL_MAX_MB: '1' });
  await ground.vigia.start();
});
afterAll(() => ground?.close());

it('a full spool asks to come again, says that it is not ready, and recovers alone', async () => {
  const { postgres, vigia, send } = ground;
  await postgres.crash();
  const sender = send({ connections: 16, eventsAtMost: 20 });
  await until('the spool is nearly full', async () => !(await vigia.isReady()));
  await until('the spool is full', () => vigia.log().includes('the spool is full'));
  const full = await sender.stop();
  console.info(`a spool of 1 MB: ${inWords(full)}`);
  expect(Object.keys(full.answers)).toEqual(['200', '503']);
  const refused = full.answered.filter(({ status }) => status === 503);
  expect(refused.every(({ retryAfter }) => Number(retryAfter) > 0)).toBe(true);

  await postgres.start();
  await until('it is ready again', () => vigia.isReady());
  await untilQuiet(ground);
  const after = send({ connections: 4 });
  await until('some more were sent', () => after.requests() > 200);
  expect(Object.keys((await after.stop()).answers)).toEqual(['200']);
  await ground.verify();
});
