import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FaultGround, openGround } from './support/ground.ts';
import { inWords, type Report } from './support/sender.ts';
import { lasting, until } from './support/until.ts';

let ground: FaultGround;
beforeAll(async () => {
  ground = await openGround(23211);
  await ground.vigia.start();
  await ground.vigia.warmUp();
});
afterAll(() => ground?.close());

/** What pools that are not full may open meanwhile; one that leaked would lose one with each try. */
const CONNECTIONS_MORE_AT_MOST = 8;

/** Asks as a load balancer would; how often the answer was no. */
function watchReadiness(): () => Promise<{ looks: number; refusals: number }> {
  const looks: Promise<boolean>[] = [];
  const timer = setInterval(() => looks.push(ground.vigia.isReady()), 250);
  return async () => {
    clearInterval(timer);
    const ready = await Promise.all(looks);
    return { looks: ready.length, refusals: ready.filter((isReady) => !isReady).length };
  };
}

const only200 = ({ answers }: Report) => expect(Object.keys(answers)).toEqual(['200']);

describe('Postgres', () => {
  it('stopped for 30 s at 400 events/s refuses nobody, and what was spooled is drained when it is back', async () => {
    const { postgres, vigia, send } = ground;
    const sender = send({ perSecond: 400 });
    await lasting(2_000);
    const readiness = watchReadiness();
    await postgres.crash();
    await lasting(30_000);
    const { looks, refusals } = await readiness();
    const spooled = vigia.spooled().length;
    await postgres.start();
    const backAt = Date.now();
    await until('the spool is empty', () => vigia.spooled().length === 0, 30_000);
    const drainedMs = Date.now() - backAt;
    await lasting(1_000);
    const report = await sender.stop();
    console.info(
      `stopped for 30 s: ${inWords(report)}; drained ${drainedMs} ms after its return; not ready ${refusals} of ${looks} times`,
    );
    only200(report);
    expect(looks).toBeGreaterThan(50);
    expect(refusals).toBe(0);
    expect(report.p99).toBeLessThan(1_000);
    expect(spooled).toBeGreaterThan(0);
    expect(drainedMs).toBeLessThan(10_000);
    await ground.verify();
  });

  it('frozen for 10 s keeps nobody waiting longer than 3 s, and late commits are no duplicates', async () => {
    const { postgres, proxy, vigia, send } = ground;
    const sender = send({ perSecond: 200 });
    await lasting(1_000);
    const before = proxy.connections();
    await postgres.freeze();
    await lasting(10_000);
    const meanwhile = proxy.connections();
    await postgres.thaw();
    await untilQuietEnough();
    const report = await sender.stop();
    const after = proxy.connections();
    console.info(
      `frozen for 10 s: ${inWords(report)}; ${before} connections before, ${meanwhile} meanwhile, ${after} after`,
    );
    only200(report);
    expect(report.slowest).toBeLessThan(3_000);
    expect(Math.max(meanwhile, after) - before).toBeLessThanOrEqual(CONNECTIONS_MORE_AT_MOST);
    // A pool whose connections are all lost would let these wait for ever.
    await Promise.all(Array.from({ length: 40 }, () => vigia.get('/api/sessions?limit=1')));
    await ground.verify();
  });

  it.each([
    { kind: 'slow', ms: 200 },
    { kind: 'slow', ms: 2_000 },
    { kind: 'narrow', bytesPerSecond: 1_024 },
    { kind: 'frozen' },
    { kind: 'deaf' },
    { kind: 'gone' },
  ] as const)('behind a line that is $kind is answered for within 3 s', async (mode) => {
    const { proxy, send } = ground;
    const sender = send({ perSecond: 100 });
    await lasting(1_000);
    proxy.set(mode);
    await lasting(8_000);
    proxy.set({ kind: 'open' });
    await untilQuietEnough();
    const report = await sender.stop();
    console.info(`${JSON.stringify(mode)} for 8 s: ${inWords(report)}`);
    only200(report);
    expect(report.slowest).toBeLessThan(3_000);
    await ground.verify({ withinMs: 90_000 });
  });

  it('cut just after it committed takes nothing twice', async () => {
    const { proxy, send } = ground;
    const sender = send({ perSecond: 200 });
    for (let round = 0; round < 10; round += 1) {
      proxy.cutAfter(['insert deliveries', 'COMMIT'], 2);
      await until('the line was cut', () => proxy.cutsLeft() === 0);
    }
    const report = await sender.stop();
    console.info(`cut at COMMIT 20 times: ${inWords(report)}`);
    only200(report);
    await ground.verify();
  });

  it('whose reports all wait leaves webhooks their own connections', async () => {
    const { postgres, vigia, send } = ground;
    const blocker = await postgres.connect();
    await blocker.query('BEGIN; LOCK TABLE session IN ACCESS EXCLUSIVE MODE');
    const pages = Array.from({ length: 40 }, () => vigia.get('/api/sessions?limit=200').catch(() => null));
    const sender = send({ perSecond: 200 });
    await lasting(6_000);
    await blocker.end();
    await Promise.all(pages);
    const report = await sender.stop();
    console.info(`40 reports that wait for 6 s: ${inWords(report)}`);
    only200(report);
    expect(report.p99).toBeLessThan(500);
    await ground.verify();
  });
});

/** The fault is over and what it held back has been taken. */
const untilQuietEnough = () => until('the spool is empty', () => ground.vigia.spooled().length === 0, 60_000);

it('never ended a process that was not told to', () => {
  expect(ground.vigia.log()).not.toMatch(/a worker died|uncaught exception|unhandled rejection/);
});
