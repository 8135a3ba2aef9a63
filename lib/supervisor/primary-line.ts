import cluster from 'node:cluster';
import { gauge, metrics } from '../metrics.ts';
import type { FromWorker, MetricsReport, ToWorker } from './messages.ts';
import { tellPrimary } from './tell.ts';

export type PrimaryLine = {
  tell(message: FromWorker): void;
  /** Settles with true when the primary wants this worker to serve, with false when it has to go without having served. */
  called: Promise<boolean>;
  /** The metrics of all workers; of this one alone when the primary does not answer in time. */
  allMetrics(): Promise<MetricsReport[]>;
};

const PATIENCE_MS = 4000;

/** A worker's end of the line to the primary. */
export function openPrimaryLine(onDrain: () => void): PrimaryLine {
  // Node would end this process the instant that the primary is gone, with requests under way.
  if (cluster.worker) cluster.worker.exitedAfterDisconnect = true;
  const serving = gauge({ name: 'vigia_workers', help: 'Workers that serve, and answered this scrape.' });
  const asked = new Map<number, (reports: MetricsReport[]) => void>();
  let lastId = 0;

  let call: (isWanted: boolean) => void = () => undefined;
  const called = new Promise<boolean>((resolve) => {
    call = resolve;
  });

  process.once('disconnect', () => call(false));
  process.on('message', async (message: ToWorker) => {
    if (message.kind === 'ping') tellPrimary({ kind: 'alive' });
    if (message.kind === 'serve') {
      serving.set(1);
      call(true);
    }
    if (message.kind === 'drain') {
      call(false);
      onDrain();
    }
    if (message.kind === 'allMetrics') asked.get(message.id)?.(message.reports);
    if (message.kind === 'reportMetrics')
      tellPrimary({ kind: 'metrics', id: message.id, report: await ownReport() });
  });

  return {
    tell: tellPrimary,
    called,
    allMetrics: async () => {
      lastId += 1;
      const id = lastId;
      const own = await ownReport();
      return new Promise((resolve) => {
        const answer = (reports: MetricsReport[]) => {
          clearTimeout(giveUp);
          asked.delete(id);
          resolve(reports);
        };
        const giveUp = setTimeout(answer, PATIENCE_MS, [own]);
        asked.set(id, answer);
        tellPrimary({ kind: 'metricsWanted', id });
      });
    },
  };
}

// prom-client's type says that the list comes without values; it does carry them.
const ownReport = async () => (await metrics().getMetricsAsJSON()) as MetricsReport;
