// How long a browser waits before it tries again: Socket.IO's client, as `lib/live/client/connection.ts` sets it up.

const FIRST_MS = 500;
const LONGEST_MS = 10_000;
/** Half less to half more, so that not all who were lost in one moment come back in one. */
const SPREAD = 0.5;

/** `failed`: how many attempts have failed since the connection was lost; `random`: from 0 to 1. */
export function backoffMs(failed: number, random: number): number {
  const usualMs = FIRST_MS * 2 ** failed;
  return Math.min(usualMs * (1 - SPREAD + 2 * SPREAD * random), LONGEST_MS);
}
