// As many workers as the product has, sharing connections out as it does.
import cluster from 'node:cluster';
import type { Server } from 'node:http';

const WORKERS = 2;

/** Tells the parent when all of them listen. */
export async function runInWorkers(port: number, createServer: () => Promise<Server>): Promise<void> {
  process.on('SIGINT', () => undefined);
  if (cluster.isWorker) {
    const server = await createServer();
    server.listen({ port, host: '127.0.0.1' });
    return;
  }
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  let listening = 0;
  cluster.on('listening', () => {
    listening += 1;
    if (listening === WORKERS) process.send?.('listening');
  });
  cluster.on('exit', () => process.exit(1));
  process.on('disconnect', () => process.exit(0));
  for (let count = 0; count < WORKERS; count += 1) cluster.fork();
}
