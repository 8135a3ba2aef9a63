/** `hadServed`: it took connections before it died. */
export type Death = { at: number; hadServed: boolean };

const MANY = 5;
const WITHIN_MS = 10_000;
const FIRST_MS = 1_000;
/** Nobody is served meanwhile: only workers that cannot even start are worth so long a wait. */
const LONGEST_MS = { starting: 30_000, any: 1_000 };

/** How long to wait before the next fork, in ms: not at all, until workers die many times in a short while. */
export function pauseBeforeRespawn(deaths: readonly Death[], now: number): number {
  const recent = deaths.filter(({ at }) => at > now - WITHIN_MS);
  const starting = recent.filter(({ hadServed }) => !hadServed);
  return Math.max(
    Math.min(pauseAfter(recent.length), LONGEST_MS.any),
    Math.min(pauseAfter(starting.length), LONGEST_MS.starting),
  );
}

function pauseAfter(deaths: number): number {
  return deaths < MANY ? 0 : FIRST_MS * 2 ** (deaths - MANY);
}
