import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FaultGround, openGround } from './support/ground.ts';
import { killAtRandom } from './support/havoc.ts';
import { restartInTurn } from './support/rolling.ts';
import { inWords } from './support/sender.ts';

let ground: FaultGround;
beforeAll(async () => {
  ground = await openGround(23211);
  await ground.vigia.start();
  await ground.vigia.warmUp();
});
afterAll(() => ground?.close());

describe('under 200 events/s', () => {
  it('workers that are restarted one after another refuse nobody', async () => {
    const sender = ground.send({ perSecond: 200 });
    for (let round = 0; round < 3; round += 1) await restartInTurn(ground.vigia);
    const report = await sender.stop();
    console.info(`3 rolling restarts: ${inWords(report)}`);
    expect(Object.keys(report.answers)).toEqual(['200']);
    await ground.verify();
  });

  it('workers that are killed every 3 s refuse or break less than 1 %, and lose nothing', async () => {
    const sender = ground.send({ perSecond: 200 });
    const killed = await killAtRandom(ground, { kills: 10, every: [3_000, 3_000] });
    const report = await sender.stop();
    console.info(`a kill every 3 s, ${JSON.stringify(killed)}: ${inWords(report)}`);
    expect(1 - (report.answers['200'] ?? 0) / report.requests).toBeLessThan(0.01);
    await ground.verify();
  });
});
