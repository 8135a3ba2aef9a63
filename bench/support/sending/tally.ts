import { percentile } from '../../../lib/domain/percentile.ts';

export type Sent = {
  /** Answered 200. */
  requests: number;
  events: number;
  /** Answers that were not 200, by status; `none`: the connection broke or stayed silent. */
  others: Readonly<Record<string, number>>;
  tookMs: number;
  p50Ms: number | null;
  p99Ms: number | null;
  longestMs: number | null;
  /** Of the sender itself. */
  cpuMs: number;
};

export type Tally = {
  /** `events`: how many were in it; null: no answer came. */
  count(status: number | null, events: number, tookMs: number): void;
  sent(): Sent;
};

/** Begins to measure when it is made; the last answer ends it. */
export function createTally(): Tally {
  const startedAt = performance.now();
  const startedCpu = process.cpuUsage();
  const times: number[] = [];
  const others: Record<string, number> = {};
  let [requests, events, lastAt] = [0, 0, startedAt];
  return {
    count(status, held, tookMs) {
      if (status === 200) {
        requests += 1;
        events += held;
        times.push(tookMs);
        lastAt = performance.now();
      } else {
        const name = status === null ? 'none' : String(status);
        others[name] = (others[name] ?? 0) + 1;
      }
    },
    sent() {
      const { user, system } = process.cpuUsage(startedCpu);
      const cpuMs = (user + system) / 1_000;
      const at = (share: number) => percentile(times, share);
      const spread = { p50Ms: at(0.5), p99Ms: at(0.99), longestMs: at(1) };
      return { requests, events, others, tookMs: lastAt - startedAt, ...spread, cpuMs };
    },
  };
}
