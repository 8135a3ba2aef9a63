import cluster, { type Worker } from 'node:cluster';
import { log } from '../log.ts';
import { type Death, pauseBeforeRespawn } from './respawn-pause.ts';
import { type Duty, nextSteps, type Step } from './roster.ts';
import { tellWorker } from './tell.ts';

export type Staff = {
  hireAll(): void;
  dutyOf(worker: Worker): Duty | null;
  promote(worker: Worker, duty: 'spare' | 'ready'): void;
  /** The worker has ended; its place is filled at once, unless workers die as soon as they start. */
  left(worker: Worker): void;
  /** From now on workers of the running build are outdated. */
  replaceAll(): void;
  /** Hires nobody any more, and settles when all have ended. */
  dismiss(limitMs: number): Promise<void>;
};

type Wanted = { count: number; spares: number; env: Record<string, string> };
type Employed = { worker: Worker; duty: Duty; build: number };

/** What a worker has to finish what it has begun. */
const DRAIN_WITHIN_MS = 9_000;

/** Carries out what the roster says. */
export function createStaff({ count, spares, env }: Wanted): Staff {
  const employed = new Map<number, Employed>();
  const deaths: Death[] = [];
  let build = 1;
  let isDismissed = false;
  /** While it runs, nobody is hired. */
  let rest: NodeJS.Timeout | undefined;

  function settle(): void {
    if (isDismissed) return;
    const members = [...employed].map(([id, { duty, build: of }]) => ({ id, duty, build: of }));
    for (const step of nextSteps(members, { count, spares, build })) take(step);
  }

  function take(step: Step): void {
    if (step.kind === 'fork') hire();
    const member = step.kind === 'fork' ? undefined : employed.get(step.id);
    if (!member) return;
    member.duty = step.kind === 'serve' ? 'listening' : 'draining';
    if (step.kind === 'serve') tellWorker(member.worker, { kind: 'serve' });
    else void drained(member.worker, DRAIN_WITHIN_MS);
  }

  function hire(): void {
    if (rest) return;
    const worker = cluster.fork(env);
    // Unheard, it would end the primary.
    worker.on('error', (error) => log.warn({ error }, 'the line to a worker failed'));
    employed.set(worker.id, { worker, duty: 'loading', build });
  }

  /** A death asks for it once: asked again at its end, the same deaths would prolong it. */
  function restIfDue(): void {
    const pause = pauseBeforeRespawn(deaths, Date.now());
    if (rest || pause === 0) return;
    rest = setTimeout(() => {
      rest = undefined;
      settle();
    }, pause);
  }

  return {
    hireAll: settle,
    dutyOf: (worker) => employed.get(worker.id)?.duty ?? null,
    promote: (worker, duty) => {
      const member = employed.get(worker.id);
      if (member && member.duty !== 'draining') member.duty = duty;
      settle();
    },
    left: (worker) => {
      const duty = employed.get(worker.id)?.duty;
      const hadServed = duty === 'listening' || duty === 'ready';
      employed.delete(worker.id);
      if (duty !== 'draining') {
        deaths.push({ at: Date.now(), hadServed });
        restIfDue();
      }
      settle();
    },
    replaceAll: () => {
      build += 1;
      settle();
    },
    dismiss: async (limitMs) => {
      isDismissed = true;
      clearTimeout(rest);
      const members = [...employed.values()];
      for (const member of members) member.duty = 'draining';
      await Promise.all(members.map(({ worker }) => drained(worker, limitMs)));
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
    if (worker.isConnected()) tellWorker(worker, { kind: 'drain' });
    else worker.process.kill('SIGTERM');
  });
}
