// Both ends of the line between primary and worker. Whoever dies while a message is on its way makes sending fail, which
// would end the other one too if nobody took the error: with a callback it goes there.
import type { Worker } from 'node:cluster';
import type { FromWorker, ToWorker } from './messages.ts';

export function tellWorker(worker: Worker, message: ToWorker): void {
  if (worker.isConnected()) worker.send(message, ignore);
}

export function tellPrimary(message: FromWorker): void {
  if (process.connected) process.send?.(message, undefined, undefined, ignore);
}

/** The death is noticed where it matters: by the worker's exit, or by the line's end. */
const ignore = () => undefined;
