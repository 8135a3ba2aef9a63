import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crashAt, FAILPOINTS, recoverFrom } from './support/failpoints.ts';
import { type FaultGround, openGround } from './support/ground.ts';
import { killAtRandom } from './support/havoc.ts';
import { createInstallation } from './support/installation.ts';
import { inWords } from './support/sender.ts';
import { until } from './support/until.ts';
import { replaySuspects } from './support/verify.ts';

const VISITS = process.env.FAULTS === 'long' ? [1, 2, 3, 4, 5] : [1, 2, 3];

let ground: FaultGround;
beforeAll(async () => {
  ground = await openGround(23211);
});
afterAll(() => ground?.close());

describe('a crash', () => {
  it.each(FAILPOINTS.flatMap((name) => VISITS.map((nth) => ({ name, nth }))))(
    'at "$name", visit $nth, loses nothing and does nothing twice',
    async ({ name, nth }) => {
      await crashAt(ground, name, nth);
      console.info(`"${name}" visit ${nth}: ${await recoverFrom(ground)}`);
      await ground.vigia.killAll();
    },
  );

  it('of any process at any moment loses nothing and does nothing twice', async () => {
    await ground.vigia.start();
    const sender = ground.send({ connections: 24, eventsAtMost: 3 });
    const killed = await killAtRandom(ground, { kills: 20, every: [600, 1_500], wholeShare: 0.15 });
    const report = await sender.stop();
    const replayed = await replaySuspects(ground);
    const verdict = await ground.verify();
    console.info(
      `killed ${JSON.stringify(killed)}: ${inWords(report)}; ${verdict.stored} events stored, ${replayed} deliveries set aside and replayed`,
    );
    await ground.vigia.stop();
  });
});

describe('a migration', () => {
  it.each([1, 2, 3])('that is killed at its step %i is brought to its end by the next start', async (nth) => {
    const name = `migrated_${nth}`;
    await ground.postgres.query(`CREATE DATABASE ${name}`);
    const databaseUrl = new URL(ground.postgres.url);
    databaseUrl.pathname = `/${name}`;
    const vigia = createInstallation({ port: 23214, databaseUrl: databaseUrl.href });
    try {
      vigia.launch({ VIGIA_FAILPOINT: `migration begun:${nth}` });
      await until(
        'the start has failed, or there was no such step',
        async () => !vigia.isUp() || (await vigia.isReady()),
      );
      console.info(`killed at step ${nth} of the migration: ${vigia.isUp() ? 'there was none' : 'ended'}`);
      await vigia.stop();
      await vigia.start();
      expect(await vigia.isReady()).toBe(true);
    } finally {
      await vigia.close();
    }
  });
});
