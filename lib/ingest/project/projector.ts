// Keeps projecting: woken by what this process accepts, and once a second for what others left behind.
import { isUnavailable } from '../../db/connection/failure.ts';
import { log } from '../../log.ts';
import { acceptor } from '../accept/acceptor.ts';
import { startHousekeeping } from '../housekeeping.ts';
import { projectPending } from './project.ts';

export type Projector = {
  wake(): void;
  /** Settles when the batch under way is done. */
  stop(): Promise<void>;
};

const POLL_MS = 1_000;
const AFTER_FAILURE_MS = 1_000;
/** While so many senders wait for an answer, a batch lets the acceptor go first, for so long. */
const CROWD = 32;
const YIELD_AT_MOST_MS = 250;
const LOOK_EVERY_MS = 5;

export function startProjector(): Projector {
  const bell = createBell();
  const housekeeping = startHousekeeping();
  let stopping = false;

  async function run(): Promise<void> {
    while (!stopping) {
      await letAcceptorGoFirst();
      const projected = await projectPending().catch(async (error: unknown) => {
        const message = isUnavailable(error)
          ? 'Postgres is away; projecting again later'
          : 'projecting failed';
        log.error({ error }, message);
        await bell.rung(AFTER_FAILURE_MS);
        return { deliveries: 0, events: 0 };
      });
      if (projected.deliveries === 0 && !stopping) await bell.rung(POLL_MS);
    }
  }

  acceptor().onAccepted(bell.ring);
  const running = run();
  return {
    wake: bell.ring,
    async stop() {
      stopping = true;
      bell.ring();
      await Promise.all([running, housekeeping.stop()]);
    },
  };
}

async function letAcceptorGoFirst(): Promise<void> {
  const deadline = Date.now() + YIELD_AT_MOST_MS;
  while (acceptor().unanswered() >= CROWD && Date.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
}

/** Rung while nobody waits, it is heard by the next who does. */
function createBell() {
  let isRung = false;
  let hear: (() => void) | null = null;
  return {
    ring() {
      isRung = true;
      hear?.();
    },
    rung: (withinMs: number) =>
      new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer);
          isRung = false;
          hear = null;
          resolve();
        };
        const timer = setTimeout(done, withinMs);
        hear = done;
        if (isRung) done();
      }),
  };
}
