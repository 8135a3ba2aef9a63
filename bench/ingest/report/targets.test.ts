import { describe, expect, it } from 'vitest';
import type { Target } from '../../support/report/targets.ts';
import type { Measured } from '../measure.ts';
import { BATCH_CASE, MAIN_CASE } from '../plan.ts';
import { targetsOf } from './targets.ts';

const MB = 2 ** 20;

function measured(eventsPerSecond: number, p99Ms = 10, memoryBytes: number | null = 300 * MB): Measured {
  const sent = { requests: 1, events: 1, others: {}, tookMs: 1, p50Ms: 1, p99Ms, longestMs: p99Ms, cpuMs: 1 };
  const nothing = { cpuMs: null, memoryBytes: null };
  return { sent, eventsPerSecond, projectedAfterMs: 0, server: { cpuMs: 1, memoryBytes }, postgres: nothing };
}

function result({ vigia, next, echo, batch }: Record<'vigia' | 'next' | 'echo' | 'batch', Measured[]>) {
  const cases = [
    { measured: MAIN_CASE, runs: { vigia, next, echo } },
    { measured: BATCH_CASE, runs: { vigia: batch } },
  ];
  const paced = { ...measured(4_000), perSecond: 4_000, pendingAtEnd: 2_000, projectedPerSecond: 3_990 };
  return { cases, paced };
}

const verdicts = (targets: Target[]) => targets.map(({ isMet }) => isMet);

describe('the targets', () => {
  it('are met by figures that reach them', () => {
    const targets = targetsOf(
      result({
        vigia: [measured(10_000)],
        next: [measured(1_200)],
        echo: [measured(39_000)],
        batch: [measured(31_000)],
      }),
    );
    expect(verdicts(targets)).toEqual([true, true, true, true, true, true, true]);
  });

  it('compare what was measured in the same repetition', () => {
    const [accepted] = targetsOf(
      result({
        vigia: [measured(10_000), measured(100), measured(9_000)],
        next: [],
        echo: [measured(40_000), measured(400), measured(36_000)],
        batch: [],
      }),
    );
    expect(accepted?.measured).toBe('0.25');
  });

  it('bear a slow answer where the bare echo is as slow', () => {
    const slow = { vigia: [measured(1, 80)], next: [], batch: [] };
    expect(targetsOf(result({ ...slow, echo: [measured(1, 90)] }))[2]?.isMet).toBe(true);
    expect(targetsOf(result({ ...slow, echo: [measured(1, 20)] }))[2]?.isMet).toBe(false);
  });

  it('say that they do not know what the system does not tell', () => {
    const unknown = result({ vigia: [], next: [], echo: [], batch: [] });
    unknown.paced.server.memoryBytes = null;
    expect(verdicts(targetsOf(unknown))).toEqual([null, null, null, null, null, true, null]);
  });
});
