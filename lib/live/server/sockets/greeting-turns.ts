// When newcomers are greeted: at once where few come; where greeting costs much, rarely, and so more of them together.

export type GreetingTurns = {
  /** Somebody waits to be greeted. */
  ask(): void;
  stop(): void;
};

/** Newcomers of this long share one encoded snapshot: after a restart everybody comes at once. */
export const GREETING_MS = 10;
export const LONGEST_WAIT_MS = 500;
/** Of a worker's time, which others need to come in at all. */
const GREETING_SHARE = 0.2;

export function createGreetingTurns(greet: () => void): GreetingTurns {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let restedAt = 0;

  function turn() {
    timer = null;
    const began = performance.now();
    greet();
    restedAt = performance.now() + restAfter(performance.now() - began);
  }

  return {
    ask() {
      timer ??= setTimeout(turn, Math.max(GREETING_MS, restedAt - performance.now()));
    },
    stop() {
      if (timer) clearTimeout(timer);
    },
  };
}

function restAfter(greetingMs: number): number {
  return Math.min(greetingMs / GREETING_SHARE - greetingMs, LONGEST_WAIT_MS);
}
