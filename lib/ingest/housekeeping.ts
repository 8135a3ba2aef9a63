// Now and then, on one worker at a time: partitions for the days to come, an end for old rows of the change feed.
import { housekeep } from '../db/housekeeping.ts';
import { log } from '../log.ts';

const EVERY_MS = 10 * 60_000;

export function startHousekeeping(): { stop(): Promise<void> } {
  const run = () =>
    housekeep(Date.now()).catch((error: unknown) => log.warn({ error }, 'housekeeping failed'));
  let running = run();
  const timer = setInterval(() => {
    running = run();
  }, EVERY_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
