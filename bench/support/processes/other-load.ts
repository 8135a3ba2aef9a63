// How much of the machine went to programs that are none of ours: with it, speeds mean little and ratios less.
import { availableParallelism, cpus } from 'node:os';
import { usageOf } from './usage.ts';

/** Call it, and later what it returned: a share of all cores since then, from 0 to 1; null where the system does not say. */
export function watchOtherLoad(roots: readonly (number | null)[]): () => number | null {
  const startedAt = performance.now();
  const [busyBefore, oursBefore] = [busyMs(), cpuMsOf(roots)];
  return () => {
    const ours = cpuMsOf(roots);
    if (ours === null || oursBefore === null) return null;
    const others = busyMs() - busyBefore - (ours - oursBefore);
    return Math.max(0, others / ((performance.now() - startedAt) * availableParallelism()));
  };
}

function busyMs(): number {
  return cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);
}

function cpuMsOf(roots: readonly (number | null)[]): number | null {
  const each = roots.map((pid) => (pid === null ? null : usageOf(pid).cpuMs));
  return each.some((ms) => ms === null) ? null : each.reduce((sum: number, ms) => sum + (ms ?? 0), 0);
}
