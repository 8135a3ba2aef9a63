import { log } from '../log.ts';

type Step = () => Promise<void>;

export type Shutdown = {
  /** Undone in reverse order. */
  add(step: Step): void;
  /** What is under way is let come to an end before anything is undone: it may just be starting what must be stopped. */
  waitFor(boot: Promise<void>): void;
  /** Aborted as soon as the process is told to stop. */
  signal: AbortSignal;
  /** `promise`, or a rejection as soon as the process is told to stop. */
  unlessStopping<T>(promise: Promise<T>): Promise<T>;
  /** Undoes every step and exits; a second call joins the first. */
  stop(code: number): Promise<never>;
};

type Wanted = { signals: readonly NodeJS.Signals[]; limitMs: number };

/** Ends this process in order when it is told to, or when the parent at the other end of its IPC channel is gone. */
export function createShutdown({ signals, limitMs }: Wanted): Shutdown {
  const steps: Step[] = [];
  const controller = new AbortController();
  let booted: Promise<void> = Promise.resolve();
  let stopping: Promise<never> | null = null;

  async function undo(code: number): Promise<never> {
    controller.abort();
    setTimeout(() => process.exit(code || 1), limitMs).unref();
    const patience = new Promise((resolve) => setTimeout(resolve, limitMs / 2));
    await Promise.race([booted, patience]).catch(() => undefined);
    for (let step = steps.pop(); step; step = steps.pop()) {
      await step().catch((error: unknown) => log.error({ err: error }, 'a step of the shutdown failed'));
    }
    process.exit(code);
  }

  const stop = (code: number) => {
    stopping ??= undo(code);
    return stopping;
  };
  for (const name of signals) process.on(name, () => void stop(0));
  if (process.connected) process.once('disconnect', () => void stop(0));

  return {
    add: (step) => {
      steps.push(step);
    },
    waitFor: (boot) => {
      booted = boot;
    },
    signal: controller.signal,
    unlessStopping: (promise) => Promise.race([promise, rejectionOn(controller.signal)]),
    stop,
  };
}

function rejectionOn(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
