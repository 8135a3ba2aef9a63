import type { Worker } from 'node:cluster';
import { log } from '../log.ts';
import { allWorkers } from './all-workers.ts';
import { tellWorker } from './tell.ts';

const EVERY_MS = 1_000;
/** Questions, not seconds: a machine that slept has asked none meanwhile. */
const UNANSWERED_AT_MOST = 8;

export type Heartbeat = { heard(worker: Worker): void; stop(): void };

/** Kills workers that stop answering: frozen, or busy for ever, they would take connections and never serve them. */
export function createHeartbeat(hasToAnswer: (worker: Worker) => boolean): Heartbeat {
  const unanswered = new Map<number, number>();

  function ask(worker: Worker): void {
    const missed = unanswered.get(worker.id) ?? 0;
    if (missed >= UNANSWERED_AT_MOST && hasToAnswer(worker)) {
      log.error({ worker: worker.process.pid }, 'a worker does not answer any more and is ended');
      worker.process.kill('SIGKILL');
      return;
    }
    unanswered.set(worker.id, missed + 1);
    tellWorker(worker, { kind: 'ping' });
  }

  const timer = setInterval(() => {
    const workers = allWorkers();
    const ids = new Set(workers.map(({ id }) => id));
    for (const id of unanswered.keys()) if (!ids.has(id)) unanswered.delete(id);
    for (const worker of workers) ask(worker);
  }, EVERY_MS);

  return {
    heard: (worker) => void unanswered.delete(worker.id),
    stop: () => clearInterval(timer),
  };
}
