// Everything at once for as long as one asks: FAULT_KILLS, FAULT_OUTAGES and FAULT_EVENTS, in one run.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FaultGround, openGround } from './support/ground.ts';
import { type Killed, killAtRandom } from './support/havoc.ts';
import { type Outage, sufferOutage } from './support/outage.ts';
import { inWords } from './support/sender.ts';
import { lasting, until } from './support/until.ts';
import { replaySuspects } from './support/verify.ts';

const wanted = (name: string, usual: number) => Number(process.env[name]) || usual;
const KILLS = wanted('FAULT_KILLS', 100);
const OUTAGES = wanted('FAULT_OUTAGES', 10);
const EVENTS = wanted('FAULT_EVENTS', 500_000);
const EVENTS_A_REQUEST = 20;
const REQUESTS_A_SECOND = wanted('FAULT_REQUESTS_A_SECOND', 250);
const isLong = process.env.FAULTS === 'long';

let ground: FaultGround;
beforeAll(async () => {
  if (!isLong) return;
  ground = await openGround(23211);
  await ground.vigia.start();
});
afterAll(() => ground?.close());

it.runIf(isLong)(
  `${KILLS} kills, ${OUTAGES} outages of Postgres and ${EVENTS} events: none lost, none twice`,
  async () => {
    const begun = Date.now();
    const sender = ground.send({ perSecond: REQUESTS_A_SECOND, eventsAtMost: EVENTS_A_REQUEST });
    const killed: Killed = { workers: 0, primaries: 0, trees: 0 };
    const outages: Outage[] = [];
    const outage = (async () => {
      while (outages.length < OUTAGES) {
        await lasting(ground.random.whole(3_000, 8_000));
        outages.push(await sufferOutage(ground, ground.random.whole(2_000, 5_000)));
      }
    })();
    const kills = killAtRandom(ground, { kills: KILLS, every: [600, 1_500], wholeShare: 0.08 }, killed);
    await Promise.all([outage, kills]);
    await until('all is sent', () => ground.ledger.promises() >= EVENTS, 1_200_000);
    const report = await sender.stop();
    const sentMs = Date.now() - begun;
    const replayed = await replaySuspects(ground, 1_200_000);
    const quietMs = Date.now() - begun;
    const memory = ground.vigia.memoryMb();
    console.info(
      `${JSON.stringify(killed)} killed, memory ${memory} MB, outages ${outages.join(', ')}: ${inWords(report)}`,
    );
    const { promised, stored } = await ground.verify();
    console.info(
      `${ground.ledger.events.size} distinct events in ${Math.round(sentMs / 1000)} s, all projected after ${Math.round(quietMs / 1000)} s: ${promised} promised, ${stored} stored, ${replayed} deliveries set aside and replayed, 0 lost, 0 duplicated`,
    );
    expect(killed.workers + killed.primaries + killed.trees).toBeGreaterThanOrEqual(KILLS);
    expect(stored).toBeGreaterThanOrEqual(promised);
  },
  3_000_000,
);
