import cluster, { type Worker } from 'node:cluster';

export function allWorkers(): Worker[] {
  return Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
}
