// What the product promises, beside what was measured. Ratios are taken within a repetition and then the median of them.
import { median } from '../../../lib/domain/percentile.ts';
import { medianOf } from '../../support/report/medians.ts';
import { atLeast, atMost, type Target } from '../../support/report/targets.ts';
import type { Measured, PacedResult } from '../measure.ts';
import { BATCH_CASE, type Case, type Contender, MAIN_CASE } from '../plan.ts';
import type { BenchResult, CaseResult } from '../run.ts';

const MEMORY_MB = 700;
const LEAST_P99_MS = 50;

export function targetsOf({ cases, paced }: Pick<BenchResult, 'cases' | 'paced'>): Target[] {
  const [vigia, next, echo] = (['vigia', 'next', 'echo'] as const).map((name) =>
    runsOf(cases, MAIN_CASE, name),
  );
  const batch = runsOf(cases, BATCH_CASE, 'vigia');
  return [
    atLeast('accepted ÷ (b), 128 connections', ratioOf(vigia, echo), 0.25),
    atLeast('accepted ÷ (a), 128 connections', ratioOf(vigia, next), 8),
    slowest(vigia, echo),
    atLeast('100 per request ÷ one per request', ratioOf(batch, vigia), 3),
    atLeast('paced, projected ÷ (b)', projectedShare(paced, echo), 0.1),
    pendingTarget(paced),
    memory(cases, paced),
  ];
}

function runsOf(cases: readonly CaseResult[], wanted: Case, contender: Contender): Measured[] {
  return cases.find(({ measured }) => measured === wanted)?.runs[contender] ?? [];
}

function ratioOf(ours: readonly Measured[] = [], theirs: readonly Measured[] = []): number | null {
  return median(
    ours.flatMap(({ eventsPerSecond }, index) => {
      const other = theirs[index]?.eventsPerSecond;
      return other ? [eventsPerSecond / other] : [];
    }),
  );
}

function slowest(vigia: readonly Measured[] = [], echo: readonly Measured[] = []): Target {
  const [ours, theirs] = [vigia, echo].map((runs) => medianOf(runs, ({ sent }) => sent.p99Ms));
  const most = Math.max(LEAST_P99_MS, theirs ?? 0);
  return atMost('p99 of the answer, ms', ours ?? null, most);
}

function projectedShare(paced: PacedResult, echo: readonly Measured[] = []): number | null {
  const theirs = medianOf(echo, ({ eventsPerSecond }) => eventsPerSecond);
  // What was asked for and what was reached may differ by rounding.
  return theirs ? Math.round((1_000 * paced.projectedPerSecond) / theirs) / 1_000 : null;
}

function pendingTarget({ pendingAtEnd, perSecond }: PacedResult): Target {
  return atMost('paced, pending at the end, s', pendingAtEnd / perSecond, 1);
}

function memory(cases: readonly CaseResult[], paced: PacedResult): Target {
  const ours = cases.flatMap(({ runs }) => runs.vigia ?? []);
  const sizes = [...ours, paced].map(({ server }) => server.memoryBytes).filter((size) => size !== null);
  return atMost(
    'largest memory without Postgres, MB',
    sizes.length > 0 ? Math.max(...sizes) / 2 ** 20 : null,
    MEMORY_MB,
  );
}
