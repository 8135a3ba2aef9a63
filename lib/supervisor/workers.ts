import cluster, { type Worker } from 'node:cluster';
import { log } from '../log.ts';
import { allWorkers } from './all-workers.ts';
import type { FromWorker, ToWorker } from './messages.ts';
import { createMetricsRelay } from './metrics-relay.ts';
import { pauseBeforeRespawn } from './respawn-pause.ts';

export type Workers = {
  /** Settles when every worker takes webhooks and one serves pages; rejects when they cannot start. */
  ready: Promise<void>;
  /** Asks all to finish what they have begun, and ends those that do not within `limitMs`. */
  drain(limitMs: number): Promise<void>;
};

type Wanted = { count: number; env: Record<string, string> };
type Start = { listening: Set<number>; served: boolean };

/** So many deaths before any worker has served a page mean that none ever will. */
const HOPELESS_DEATHS = 5;

/** Forks `count` identical workers and replaces those that die. */
export function startWorkers({ count, env }: Wanted): Workers {
  // Round-robin left connections hanging when a worker was killed: let the kernel share them out.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  // Our own lines go to stderr; what Next prints about itself would stand between the lines of the greeting.
  const stdout = process.env.NODE_ENV === 'production' ? 'ignore' : 'inherit';
  cluster.setupPrimary({ args: ['worker'], stdio: ['ignore', stdout, 'inherit', 'ipc'] });
  const start: Start = { listening: new Set(), served: false };
  const relay = createMetricsRelay();
  const deathTimes: number[] = [];
  let draining = false;

  const ready = new Promise<void>((resolve, reject) => {
    cluster.on('message', (worker, message: FromWorker) => {
      relay(worker, message);
      if (message.kind === 'refused') reject(new Error(message.message));
      if (message.kind === 'listening') start.listening.add(worker.id);
      if (message.kind === 'ready') start.served = true;
      if (start.served && start.listening.size >= count) resolve();
    });
    cluster.on('exit', (worker, code, signal) => {
      if (draining) return;
      log.error({ worker: worker.process.pid, code, signal }, 'a worker died; another one takes its place');
      deathTimes.push(Date.now());
      if (!start.served && deathTimes.length >= HOPELESS_DEATHS)
        reject(new Error('The workers die while they start.'));
      setTimeout(() => draining || cluster.fork(env), pauseBeforeRespawn(deathTimes, Date.now()));
    });
  });
  for (let i = 0; i < count; i += 1) cluster.fork(env);

  return {
    ready,
    drain: async (limitMs) => {
      draining = true;
      await Promise.all(allWorkers().map((worker) => drained(worker, limitMs)));
    },
  };
}

function drained(worker: Worker, limitMs: number): Promise<void> {
  return new Promise((resolve) => {
    if (worker.isDead()) return resolve();
    const tooLate = setTimeout(() => worker.process.kill('SIGKILL'), limitMs);
    worker.once('exit', () => {
      clearTimeout(tooLate);
      resolve();
    });
    if (worker.isConnected()) worker.send({ kind: 'drain' } satisfies ToWorker);
    else worker.process.kill('SIGTERM');
  });
}
