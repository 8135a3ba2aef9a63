import { log } from '../log.ts';

/** One clear line for a person; the stack as well when it is a bug and not something they set. */
export function explainFailure(error: unknown): void {
  const expected = error instanceof Error && (error.constructor === Error || error.name === 'EnvError');
  if (!expected) log.fatal({ err: error }, 'unexpected failure');
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message.trim()}\n`);
}

/** A worker that met a bug outside any request is replaced: what it holds in memory cannot be trusted any more. */
export function endOnBugs(): void {
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'uncaught exception');
    process.exit(1);
  });
  process.on('unhandledRejection', (error) => {
    log.error({ err: error }, 'unhandled rejection');
  });
}
