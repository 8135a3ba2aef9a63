// What the product promises, beside what was measured. Ratios are taken within a repetition and then the median of them.
import { median } from '../../lib/domain/percentile.ts';
import type { Measured, PacedResult } from '../measure.ts';
import { BATCH_CASE, type Case, type Contender, MAIN_CASE } from '../plan.ts';
import type { BenchResult, CaseResult } from '../run.ts';
import { medianOf } from './medians.ts';

export type Target = { name: string; measured: string; wanted: string; isMet: boolean | null };

const MEMORY_MB = 700;
const LEAST_P99_MS = 50;

export function targetsOf({ cases, paced }: Pick<BenchResult, 'cases' | 'paced'>): Target[] {
  const [vigia, next, echo] = (['vigia', 'next', 'echo'] as const).map((name) =>
    runsOf(cases, MAIN_CASE, name),
  );
  const batch = runsOf(cases, BATCH_CASE, 'vigia');
  return [
    ratio('accepted ÷ (b), 128 connections', ratioOf(vigia, echo), 0.25),
    ratio('accepted ÷ (a), 128 connections', ratioOf(vigia, next), 8),
    slowest(vigia, echo),
    ratio('100 per request ÷ one per request', ratioOf(batch, vigia), 3),
    ratio('paced, projected ÷ (b)', projectedShare(paced, echo), 0.1),
    pendingTarget(paced),
    memory(cases, paced),
  ];
}

export function targetLines(targets: readonly Target[]): string {
  const marks = new Map([
    [true, '✓'],
    [false, '✗'],
    [null, '?'],
  ]);
  return targets
    .map(
      ({ name, measured, wanted, isMet }) =>
        `  ${marks.get(isMet)} ${name.padEnd(36)}${measured.padStart(10)}   wanted ${wanted}`,
    )
    .join('\n');
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

function ratio(name: string, value: number | null, least: number): Target {
  const measured = value === null ? 'n/a' : value.toFixed(2);
  return { name, measured, wanted: `at least ${least}`, isMet: value === null ? null : value >= least };
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

function atMost(name: string, value: number | null, most: number): Target {
  const measured = value === null ? 'n/a' : value.toFixed(value < 10 ? 2 : 0);
  const wanted = `at most ${Number(most.toFixed(1))}`;
  return { name, measured, wanted, isMet: value === null ? null : value <= most };
}
