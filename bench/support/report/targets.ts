// What is promised beside what was measured; null: it could not be measured.
import { shown } from './lines.ts';

export type Target = { name: string; measured: string; wanted: string; isMet: boolean | null };

export function targetLines(targets: readonly Target[]): string {
  const marks = new Map([
    [true, '✓'],
    [false, '✗'],
    [null, '?'],
  ]);
  return targets
    .map(
      ({ name, measured, wanted, isMet }) =>
        `  ${marks.get(isMet)} ${name.padEnd(42)}${measured.padStart(10)}   wanted ${wanted}`,
    )
    .join('\n');
}

export function atLeast(name: string, value: number | null, least: number): Target {
  const measured = shown(value, 2);
  return { name, measured, wanted: `at least ${least}`, isMet: value === null ? null : value >= least };
}

export function atMost(name: string, value: number | null, most: number): Target {
  const measured = shown(value, value !== null && value < 10 ? 2 : 0);
  const wanted = `at most ${Number(most.toFixed(1))}`;
  return { name, measured, wanted, isMet: value === null ? null : value <= most };
}
