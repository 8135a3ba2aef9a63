// A short selection of `npm run test:faults`, by seed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shuffled } from '../faults/support/chance.ts';
import { crashAt, FAILPOINTS, recoverFrom } from '../faults/support/failpoints.ts';
import { type FaultGround, openGround } from '../faults/support/ground.ts';
import { killAtRandom } from '../faults/support/havoc.ts';
import { restartInTurn } from '../faults/support/rolling.ts';
import { inWords } from '../faults/support/sender.ts';
import { lasting } from '../faults/support/until.ts';

let ground: FaultGround;
beforeAll(async () => {
  ground = await openGround(23221);
}, 240_000);
afterAll(() => ground?.close(), 60_000);

describe('an installation', () => {
  it('that crashes at six steps, one after another, keeps every promise', async () => {
    const crashes = shuffled(ground.random, FAILPOINTS)
      .slice(0, 6)
      .map((name) => ({ name, nth: ground.random.whole(1, 3) }));
    for (const { name, nth } of crashes) await crashAt(ground, name, nth);
    const steps = crashes.map(({ name, nth }) => `${name}:${nth}`).join(', ');
    console.info(`${steps}: ${await recoverFrom(ground)}`);
  }, 240_000);

  it('goes on while Postgres is away for 3 s', async () => {
    const sender = ground.send({ perSecond: 100 });
    await ground.postgres.crash();
    await lasting(3_000);
    await ground.postgres.start();
    const report = await sender.stop();
    console.info(`Postgres away: ${inWords(report)}`);
    expect(Object.keys(report.answers)).toEqual(['200']);
    await ground.verify();
  }, 120_000);

  it('refuses nobody while its workers are replaced, and loses nothing when one is killed', async () => {
    const sender = ground.send({ perSecond: 100 });
    await restartInTurn(ground.vigia);
    const report = await sender.stop();
    console.info(`rolling restart: ${inWords(report)}`);
    expect(Object.keys(report.answers)).toEqual(['200']);

    const others = ground.send({ perSecond: 100 });
    await killAtRandom(ground, { kills: 1, every: [500, 1_000] });
    await others.stop();
    await ground.verify();
  }, 180_000);
});
