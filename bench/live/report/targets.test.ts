import { describe, expect, it } from 'vitest';
import type { Measured } from '../measure.ts';
import { MANY_EVENTS } from '../plan.ts';
import type { Fall } from '../storm/measure-storm.ts';
import { targetsOf } from './targets.ts';

type Told = { p99Ms?: number; bytes: number; cpuMs: number | null; events?: number };

function measured({ p99Ms = 400, bytes, cpuMs, events = 1_000 }: Told): Measured {
  const usage = { cpuMs, memoryBytes: null };
  return {
    measured: MANY_EVENTS,
    opened: { open: 1_000, refused: 0, tookMs: 1 },
    sent: { requests: events, events, others: {}, tookMs: 1_000, p50Ms: 1, p99Ms: 1, longestMs: 1, cpuMs: 1 },
    seconds: 1,
    acceptedPerSecond: events,
    latency: { p50Ms: 1, p95Ms: 1, p99Ms, heard: 1_000, missing: 0 },
    projection: null,
    framesPerSecond: 5,
    bytesPerSecond: bytes / 1_000,
    counted: { frames: 1, bytes, lost: 0, refused: 0, viewers: 1_000, cpuMs: 1 },
    server: usage,
    postgres: usage,
    processes: [],
    otherLoad: null,
    applyMs: { p50: 1, p95: 1 },
  };
}

function verdicts(vigia: Measured, plain: Measured | null) {
  const cases = [{ measured: MANY_EVENTS, vigia, plain }];
  return targetsOf({ cases, idle: null, storm: null, equality: null, otherLoad: null }, null).map(
    ({ isMet }) => isMet,
  );
}

type Felt = Pick<Fall, 'victims'> & { away?: number; p99Ms?: number };

function fall({ victims, away = 0, p99Ms = 90 }: Felt): Fall {
  const sent = { requests: 9, events: 9, others: {}, tookMs: 1, p50Ms: 1, p99Ms, longestMs: p99Ms, cpuMs: 1 };
  return {
    ...{ victims, sent, refused: 0, cpuMs: 1, otherLoad: null },
    returns: { lost: 3 + away, away, awayMs: [600, 2_000, 29_000], failed: 0 },
    memory: { before: 1, peak: 2, after: 1 },
    equality: { kind: 'equal', position: '1.1', sessions: 1 },
  };
}

function stormVerdicts(...falls: Fall[]) {
  const storm = { opened: { open: 5_000, refused: 0, tookMs: 9_000 }, falls };
  return targetsOf({ cases: [], idle: null, storm, equality: null, otherLoad: null }, null).map(
    ({ isMet }) => isMet,
  );
}

describe('the targets of the live board', () => {
  it('are met by figures that reach them', () => {
    expect(verdicts(measured({ bytes: 100, cpuMs: 10 }), measured({ bytes: 500, cpuMs: 50 }))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('compare what an event cost where the plain way took fewer of them', () => {
    const plain = measured({ bytes: 250, cpuMs: 25, events: 500 });
    expect(verdicts(measured({ bytes: 100, cpuMs: 10 }), plain)).toEqual([true, true, true]);
  });

  it('are missed by what was not heard', () => {
    const vigia = measured({ bytes: 100, cpuMs: null, p99Ms: Number.POSITIVE_INFINITY });
    expect(verdicts(vigia, null)).toEqual([false, null, null]);
  });

  it('judge a frame by what it costs the page, not the store alone', () => {
    const browser = {
      waiting: 10_000,
      pixel: { p50Ms: 90, p95Ms: 120, timesMs: [] },
      lcpMs: { empty: 1, full: 1 },
      scripts: { beforeCharts: 1, all: 1 },
      frame: { frames: 9, p50Ms: 2, p95Ms: 14, storeP95Ms: 1 },
      scroll: { framesPerSecond: 60, p50Ms: 1, p95Ms: 1 },
    };
    const targets = targetsOf(
      { cases: [], idle: null, storm: null, equality: null, otherLoad: null },
      browser,
    );
    expect(targets.map(({ isMet }) => isMet)).toEqual([true, true, true, true, false, true]);
  });

  it('are met by a storm after which all are back in time, and which deliveries did not feel', () => {
    const falls = [fall({ victims: 'one worker' }), fall({ victims: 'every worker' })];
    expect(stormVerdicts(...falls)).toEqual([true, true, true, true]);
  });

  it('are missed by one viewer who is not back, and by deliveries that waited while a worker was there', () => {
    expect(stormVerdicts(fall({ victims: 'one worker', away: 1, p99Ms: 600 }))).toEqual([true, false, false]);
    expect(stormVerdicts(fall({ victims: 'every worker', p99Ms: 2_000 }))).toEqual([true, true]);
  });

  it('say nothing of what was not measured', () => {
    expect(targetsOf({ cases: [], idle: null, storm: null, equality: null, otherLoad: null }, null)).toEqual(
      [],
    );
  });
});
