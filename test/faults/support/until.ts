const LOOK_EVERY_MS = 50;

/** Looks until `probe` gives something that is neither false nor null; throws with `what` after `withinMs`. */
export async function until<T>(
  what: string,
  probe: () => Promise<T | false | null> | T | false | null,
  withinMs = 60_000,
): Promise<T> {
  const giveUpAt = Date.now() + withinMs;
  for (;;) {
    const found = await probe();
    if (found !== false && found !== null) return found;
    if (Date.now() > giveUpAt) throw new Error(`not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

/** Settles when so much time has passed: how long a fault lasts, or traffic flows. Nothing is waited for with it. */
export function lasting(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
