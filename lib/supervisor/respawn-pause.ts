const MANY = 5;
const WITHIN_MS = 10_000;
const LONGEST_MS = 30_000;

/** How long to wait before the next fork, in ms: not at all, until workers die many times in a short while. */
export function pauseBeforeRespawn(deathTimes: readonly number[], now: number): number {
  const recent = deathTimes.filter((at) => at > now - WITHIN_MS).length;
  return recent < MANY ? 0 : Math.min(1000 * 2 ** (recent - MANY), LONGEST_MS);
}
