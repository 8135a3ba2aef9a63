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
/** A batch costs much the same for one event as for fifty: after a small one, what comes meanwhile shares the next. */
const PAUSE = { belowEvents: 100, ms: 20 };
/** While a crowd waits for answers, a batch lets the acceptor go first: longer each time that it stays. */
const CALM_MS = 50;
const YIELD_MS = { first: 250, most: 1_000 };
const LOOK_EVERY_MS = 5;

export function startProjector(): Projector {
  const bell = createBell();
  const housekeeping = startHousekeeping();
  let stopping = false;
  let patienceMs = YIELD_MS.first;

  async function run(): Promise<void> {
    while (!stopping) {
      const crowdStayed = await letAcceptorGoFirst(patienceMs);
      patienceMs = crowdStayed ? Math.min(2 * patienceMs, YIELD_MS.most) : YIELD_MS.first;
      const projected = await projectPending().catch(async (error: unknown) => {
        const message = isUnavailable(error)
          ? 'Postgres is away; projecting again later'
          : 'projecting failed';
        log.error({ error }, message);
        await bell.rung(AFTER_FAILURE_MS);
        return { deliveries: 0, events: 0 };
      });
      if (stopping) break;
      if (projected.deliveries === 0) await bell.rung(POLL_MS);
      else if (projected.events < PAUSE.belowEvents) await pause(PAUSE.ms);
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

/** True where the crowd is still there. */
async function letAcceptorGoFirst(withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (acceptor().calmMs() < CALM_MS) {
    if (Date.now() >= deadline) return true;
    await pause(LOOK_EVERY_MS);
  }
  return false;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
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
