import cluster, { type Worker } from 'node:cluster';
import { log } from '../log.ts';
import { createHeartbeat } from './heartbeat.ts';
import type { FromWorker } from './messages.ts';
import { createMetricsRelay } from './metrics-relay.ts';
import { createStaff } from './staff.ts';

export type Workers = {
  /** Settles when every worker takes webhooks and one serves pages; rejects when they cannot start. */
  ready: Promise<void>;
  /** Puts new processes in the place of all, one after another. */
  restart(): void;
  /** Asks all to finish what they have begun, and ends those that do not within `limitMs`. */
  drain(limitMs: number): Promise<void>;
};

type Wanted = { count: number; spares: number; env: Record<string, string> };

/** So many deaths before any worker has served a page mean that none ever will. */
const HOPELESS_DEATHS = 5;

/** Keeps `count` identical workers serving, with `spares` warm ones to take the place of those that die. */
export function startWorkers({ count, spares, env }: Wanted): Workers {
  // Round-robin left connections hanging when a worker was killed: let the kernel share them out.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  // Our own lines go to stderr; what Next prints about itself would stand between the lines of the greeting.
  const stdout = process.env.NODE_ENV === 'production' ? 'ignore' : 'inherit';
  cluster.setupPrimary({ args: ['worker'], stdio: ['ignore', stdout, 'inherit', 'ipc'] });
  const staff = createStaff({ count, spares, env });
  const heartbeat = createHeartbeat((worker) => staff.dutyOf(worker) !== 'loading');
  const relay = createMetricsRelay();
  cluster.on('message', (worker, message: FromWorker) => {
    relay(worker, message);
    if (message.kind === 'alive') heartbeat.heard(worker);
    if (message.kind === 'loaded') staff.promote(worker, 'spare');
    if (message.kind === 'ready') staff.promote(worker, 'ready');
    if (message.kind === 'refused' && hasStarted)
      log.error({ worker: worker.process.pid }, `a worker takes no webhooks: ${message.message}`);
  });
  cluster.on('exit', (worker, code, signal) => {
    if (staff.dutyOf(worker) !== 'draining')
      log.error({ worker: worker.process.pid, code, signal }, 'a worker died; another one takes its place');
    staff.left(worker);
  });
  let hasStarted = false;
  const ready = firstReady(count).then(() => {
    hasStarted = true;
  });
  staff.hireAll();

  return {
    ready,
    restart: () => {
      log.info('restarting the workers one after another');
      staff.replaceAll();
    },
    drain: async (limitMs) => {
      heartbeat.stop();
      await staff.dismiss(limitMs);
    },
  };
}

function firstReady(count: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const listening = new Set<number>();
    let hasServed = false;
    let deaths = 0;
    const onMessage = (worker: Worker, message: FromWorker) => {
      if (message.kind === 'refused') settle(() => reject(new Error(message.message)));
      if (message.kind === 'listening') listening.add(worker.id);
      if (message.kind === 'ready') hasServed = true;
      if (hasServed && listening.size >= count) settle(resolve);
    };
    const onExit = (_worker: Worker, _code: number, signal: string) => {
      // Somebody else ended it: that says nothing about the next one.
      if (signal === 'SIGKILL') return;
      deaths += 1;
      if (!hasServed && deaths >= HOPELESS_DEATHS)
        settle(() => reject(new Error('The workers die while they start.')));
    };
    const settle = (how: () => void) => {
      cluster.off('message', onMessage);
      cluster.off('exit', onExit);
      how();
    };
    cluster.on('message', onMessage);
    cluster.on('exit', onExit);
  });
}
