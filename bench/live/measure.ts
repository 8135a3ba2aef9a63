// One combination: so many events a second for so many viewers.
import { percentile } from '../../lib/domain/percentile.ts';
import { type Lag, untilProjected } from '../support/processes/database.ts';
import { watchOtherLoad } from '../support/processes/other-load.ts';
import {
  NOTHING,
  type ProcessUsage,
  type Usage,
  usageOf,
  usageOfEach,
  usedSince,
} from '../support/processes/usage.ts';
import type { Address } from '../support/sending/requests.ts';
import type { Sent } from '../support/sending/tally.ts';
import type { LiveCase } from './plan.ts';
import { startPlain } from './processes/plain.ts';
import type { Stage } from './stage.ts';
import type { CountedSince, Dialect, Opened } from './viewers/orders.ts';
import type { Door } from './viewers/viewer.ts';

export type Measured = {
  measured: LiveCase;
  opened: Opened;
  sent: Sent;
  seconds: number;
  acceptedPerSecond: number;
  /** Of the viewers that are listened to; `missing` events were not heard within the time, and count as slowest. */
  latency: {
    p50Ms: number | null;
    p95Ms: number | null;
    p99Ms: number | null;
    heard: number;
    missing: number;
  };
  /** Vigia's own way from receipt to the change feed; null for who has none. */
  projection: Lag | null;
  /** Per viewer. */
  framesPerSecond: number;
  bytesPerSecond: number;
  counted: CountedSince;
  server: Usage;
  postgres: Usage;
  processes: ProcessUsage[];
  /** The share of the machine that went to other programs meanwhile. */
  otherLoad: number | null;
  /** Of each change by a browser's store, in Node. */
  applyMs: { p50: number | null; p95: number | null };
};

/** Enough to know the slow ones, few enough to cost nothing. */
const LISTENED = 20;
const PROJECTED_WITHIN_MS = 60_000;
/** The longest interval between two frames, and a little. */
const LAST_FRAME_MS = 1_500;
const VIGIA_ANSWERS_WITHIN_MS = 10_000;
const PLAIN_ANSWERS_WITHIN_MS = 3_000;
const PLAIN_LAST_MS = 2_000;

/** The viewers are there; they stay. */
export async function measureVigia(
  stage: Stage,
  { measured, opened, forMs }: { measured: LiveCase; opened: Opened; forMs: number },
): Promise<Measured> {
  const { product, database } = stage;
  const since = new Date();
  const told = await measure(stage, {
    ...{ measured, opened, forMs, dialect: 'board', to: product.webhook, pid: product.pid },
    lastAnswersMs: VIGIA_ANSWERS_WITHIN_MS,
    async settle() {
      await untilProjected(database, PROJECTED_WITHIN_MS);
      await pause(LAST_FRAME_MS);
    },
  });
  return { ...told, projection: await database.projectionLag(since) };
}

/** A server of its own each time: what did not keep up has its memory full of what it could not send. */
export async function measurePlain(stage: Stage, measured: LiveCase, forMs: number): Promise<Measured> {
  const { port, databaseUrl } = stage.plain;
  const plain = await startPlain(port, databaseUrl);
  try {
    const opened = await openViewers(stage, { port, token: '', greets: false }, measured.viewers);
    return await measure(stage, {
      ...{ measured, opened, forMs, dialect: 'events', to: { port, path: '/' }, pid: plain.pid },
      lastAnswersMs: PLAIN_ANSWERS_WITHIN_MS,
      settle: () => pause(PLAIN_LAST_MS),
    });
  } finally {
    await stage.viewers.close();
    await plain.stop();
  }
}

export function openViewers({ viewers }: Stage, door: Door, count: number): Promise<Opened> {
  return viewers.open({ door, count, listened: LISTENED, onLoss: 'stay away' });
}

type Work = {
  measured: LiveCase;
  opened: Opened;
  dialect: Dialect;
  to: Address;
  pid: number;
  forMs: number;
  lastAnswersMs: number;
  /** Waits until all that was accepted has been told. */
  settle: () => Promise<void>;
};

async function measure(stage: Stage, work: Work): Promise<Measured> {
  const { viewers, feeder } = stage;
  const { measured, opened, dialect, to, forMs, lastAnswersMs } = work;
  const pace = { to, perSecond: measured.perSecond, forMs, lastAnswersMs };
  await feeder.prepare(pace);
  await viewers.begin();
  const otherLoad = watchOtherLoad([process.pid, stage.database.serverPid]);
  const used = startUsing(stage, work.pid);
  const startedAt = performance.now();
  const { sent, posted } = await feeder.feed(pace);
  const seconds = (performance.now() - startedAt) / 1_000;
  const counted = await viewers.count();
  const costs = { ...used(), otherLoad: otherLoad() };
  await work.settle();
  const { latenciesMs, missing, applyMs } = await viewers.match(dialect, posted);
  const perViewer = Math.max(1, counted.viewers) * seconds;
  const all = [...latenciesMs, ...Array<number>(missing).fill(Number.POSITIVE_INFINITY)];
  const at = (share: number) => percentile(all, share);
  return {
    ...{ measured, opened, sent, seconds, counted, ...costs },
    acceptedPerSecond: sent.requests / seconds,
    latency: { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), heard: latenciesMs.length, missing },
    projection: null,
    framesPerSecond: counted.frames / perViewer,
    bytesPerSecond: counted.bytes / perViewer,
    applyMs: { p50: percentile(applyMs, 0.5), p95: percentile(applyMs, 0.95) },
  };
}

function startUsing({ database }: Stage, pid: number) {
  const before = { server: usageOf(pid), postgres: postgresUsage(database), each: usageOfEach(pid) };
  return () => ({
    server: usedSince(before.server, usageOf(pid)),
    postgres: usedSince(before.postgres, postgresUsage(database)),
    processes: usageOfEach(pid).map((one) => {
      const known = before.each.find((other) => other.pid === one.pid);
      return { ...one, ...usedSince(known ?? { ...NOTHING, cpuMs: 0 }, one) };
    }),
  });
}

function postgresUsage({ serverPid }: Stage['database']): Usage {
  return serverPid === null ? NOTHING : usageOf(serverPid);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
