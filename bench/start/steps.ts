// Where the time of a start goes, by the lines that it prints.
import type { Said } from './npm-command.ts';

export type Step = { name: string; tookMs: number };

/** Each begins with that line and ends with the next one. */
const STEPS = [
  { name: 'packages, server', line: /^Installing packages/ },
  { name: 'pages', line: /^Building the pages/ },
  { name: 'database', line: /^Creating the database/ },
  { name: 'invented day', line: /^Filling the board/ },
] as const;
const UP = /^Vigia is running/;

export const STEP_NAMES = [...STEPS.map(({ name }) => name), 'first events'];

export function stepsOf(said: readonly Said[], livingAfterMs: number): Step[] {
  const begun = said.flatMap(({ line, afterMs }) => {
    const step = STEPS.find((known) => known.line.test(line));
    if (step) return [{ name: step.name, afterMs }];
    return UP.test(line) ? [{ name: 'first events', afterMs }] : [];
  });
  return begun.map(({ name, afterMs }, index) => ({
    name,
    tookMs: Math.max(0, (begun[index + 1]?.afterMs ?? livingAfterMs) - afterMs),
  }));
}
