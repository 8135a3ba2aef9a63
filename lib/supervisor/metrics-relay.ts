import type { Worker } from 'node:cluster';
import { allWorkers } from './all-workers.ts';
import type { FromWorker, MetricsReport } from './messages.ts';
import { tellWorker } from './tell.ts';

type Round = {
  asker: Worker;
  askedId: number;
  waitingFor: number;
  reports: MetricsReport[];
  end: NodeJS.Timeout;
};

const PATIENCE_MS = 2000;

/** A scrape reaches one worker: it asks the primary, which asks all of them and hands the reports back. */
export function createMetricsRelay(): (worker: Worker, message: FromWorker) => void {
  const rounds = new Map<number, Round>();
  let lastRound = 0;

  function finish(id: number): void {
    const round = rounds.get(id);
    if (!round) return;
    rounds.delete(id);
    clearTimeout(round.end);
    tellWorker(round.asker, { kind: 'allMetrics', id: round.askedId, reports: round.reports });
  }

  return (worker, message) => {
    if (message.kind === 'metricsWanted') {
      lastRound += 1;
      const id = lastRound;
      const asked = allWorkers().filter((other) => other.isConnected());
      const end = setTimeout(finish, PATIENCE_MS, id);
      rounds.set(id, { asker: worker, askedId: message.id, waitingFor: asked.length, reports: [], end });
      for (const other of asked) tellWorker(other, { kind: 'reportMetrics', id });
    }
    if (message.kind === 'metrics') {
      const round = rounds.get(message.id);
      round?.reports.push(message.report);
      if (round && round.reports.length >= round.waitingFor) finish(message.id);
    }
  };
}
