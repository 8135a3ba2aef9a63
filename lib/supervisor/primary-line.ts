import { gauge, metrics } from '../metrics.ts';
import type { FromWorker, MetricsReport, ToWorker } from './messages.ts';

export type PrimaryLine = {
  tell(message: FromWorker): void;
  /** The metrics of all workers; of this one alone when the primary does not answer in time. */
  allMetrics(): Promise<MetricsReport[]>;
};

const PATIENCE_MS = 4000;

/** A worker's end of the line to the primary. */
export function openPrimaryLine(onDrain: () => void): PrimaryLine {
  gauge({ name: 'vigia_workers', help: 'Workers that answered this scrape.' }).set(1);
  const asked = new Map<number, (reports: MetricsReport[]) => void>();
  let lastId = 0;
  const tell = (message: FromWorker) => {
    if (process.connected) process.send?.(message);
  };

  process.on('message', async (message: ToWorker) => {
    if (message.kind === 'drain') onDrain();
    if (message.kind === 'allMetrics') asked.get(message.id)?.(message.reports);
    if (message.kind === 'reportMetrics')
      tell({ kind: 'metrics', id: message.id, report: await ownReport() });
  });

  return {
    tell,
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
        tell({ kind: 'metricsWanted', id });
      });
    },
  };
}

// prom-client's type says that the list comes without values; it does carry them.
const ownReport = async () => (await metrics().getMetricsAsJSON()) as MetricsReport;
